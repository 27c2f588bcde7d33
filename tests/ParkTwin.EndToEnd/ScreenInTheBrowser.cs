using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ParkTwin.EndToEnd;

/// <summary>A big screen that goes from park to park.</summary>
public sealed class ScreenInTheBrowser : IDisposable
{
    private const long ShownMs = 11_000;
    private readonly string _folder = Directory.CreateTempSubdirectory("twin-screen-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_screen_goes_through_its_parks_and_rests_where_somebody_touches_it()
    {
        await using var browser = await HeadlessBrowser.StartAsync();
        var registry = Path.Combine(_folder, "parks.json");
        await File.WriteAllTextAsync(
            registry, $$"""{"parks":[{{Park("a", "甲园")}},{{Park("b", "乙园")}},{{Park("d", "丁园")}}]}""", TestContext.Current.CancellationToken);
        await using var twin = await TwinProcess.StartAsync(
            "--park", registry, "--data", Path.Combine(_folder, "data"), "--urls", "http://127.0.0.1:0", "--mqtt", "127.0.0.1:0");
        var page = await browser.OpenAsync(1920, 1080);
        await page.Clock.InstallAsync();
        Assert.True((await page.Context.APIRequest.PostAsync(
            new Uri(twin.Page, "/api/auth/sign-in").ToString(), new() { DataObject = new { user = "admin", password = TwinProcess.AdminPassword } })).Ok);
        await page.GotoAsync(new Uri(twin.Page, "/screen?rotate=10&parks=a,b&lang=en").ToString());
        await ShowsAsync(page, "a", "甲园");
        await page.GetByText("乙园").WaitForAsync(); // What comes next is told.

        await page.Clock.FastForwardAsync(ShownMs);
        await ShowsAsync(page, "b", "乙园");
        await page.Clock.FastForwardAsync(ShownMs);
        await ShowsAsync(page, "a", "甲园"); // 丁园 is not among those named.

        await page.GetByTestId("screen-clock").ClickAsync();
        await page.Clock.FastForwardAsync(3 * ShownMs);
        await page.Clock.RunForAsync(2_000);
        await ShowsAsync(page, "a", "甲园");
        await page.Clock.FastForwardAsync(3 * ShownMs);
        await ShowsAsync(page, "b", "乙园");
    }

    private static async Task ShowsAsync(IPage page, string park, string name)
    {
        await page.ArrivesAtAsync(new Regex($"/screen/{park}\\?"));
        await page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^" + name), Level = 1 }).WaitForAsync();
    }

    private static string Park(string id, string name) => $$"""
        {"id":"{{id}}","name":"{{name}}","timeZone":"Asia/Shanghai","region":"CN-33","enterprises":[{"id":"f","name":"厂"}],"meters":[]}
        """;
}
