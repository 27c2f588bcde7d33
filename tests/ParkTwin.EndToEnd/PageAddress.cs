using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ParkTwin.EndToEnd;

/// <summary>
/// Waits until a page has an address. It is asked again and again: <see cref="IPage.WaitForURLAsync(string, PageWaitForURLOptions)"/> waits
/// for ever where the page gets there between its look at the address and its subscription.
/// </summary>
internal static class PageAddress
{
    private static readonly PageAssertionsToHaveURLOptions Patience = new() { Timeout = (float)TwinProcess.Patience.TotalMilliseconds };

    /// <summary>An address that is like this one.</summary>
    public static Task ArrivesAtAsync(this IPage page, Regex address) => Assertions.Expect(page).ToHaveURLAsync(address, Patience);

    /// <summary>Exactly this address.</summary>
    public static Task ArrivesAtAsync(this IPage page, string address) => Assertions.Expect(page).ToHaveURLAsync(address, Patience);
}
