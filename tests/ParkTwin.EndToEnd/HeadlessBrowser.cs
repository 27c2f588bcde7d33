using Microsoft.Playwright;

namespace ParkTwin.EndToEnd;

/// <summary>A Chromium without a window, and everything that its pages complained of; a test that needs one is skipped where it is missing.</summary>
internal sealed class HeadlessBrowser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _complaints = [];

    private HeadlessBrowser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Errors in the console, breaches of the content policy among them, and faults that nobody caught.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Starts it, or skips the test.</summary>
    public static async Task<HeadlessBrowser> StartAsync()
    {
        Assert.SkipUnless(File.Exists(Chromium), $"{Chromium} is not installed");
        var playwright = await Playwright.CreateAsync();
        return new HeadlessBrowser(
            playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] }));
    }

    /// <summary>A page of a person who has never been here, with a session of its own.</summary>
    public async Task<IPage> OpenAsync(int width = 1440, int height = 900)
    {
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = "zh-CN" });
        var page = await context.NewPageAsync();

        // A machine that builds beside it is slow; what never comes is missed all the same.
        page.SetDefaultTimeout(60_000);
        page.Console += (_, message) =>
        {
            // A refused sign-in is written down by the browser itself.
            if (message.Type == "error" && !message.Location.Contains("/api/auth/sign-in", StringComparison.Ordinal))
            {
                _complaints.Add($"{message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, fault) => _complaints.Add(fault);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
