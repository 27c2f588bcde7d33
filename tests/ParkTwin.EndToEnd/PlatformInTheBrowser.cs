using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ParkTwin.EndToEnd;

/// <summary>An official at work on the real page, by role and label, in both languages.</summary>
public sealed class PlatformInTheBrowser(PlatformTwin fixture) : IClassFixture<PlatformTwin>
{
    /// <summary>What 210 mm leave between margins of 13 mm at 96 px an inch.</summary>
    private const int A4Width = 695;

    [Theory]
    [InlineData("zh-CN", "甲厂", "标记工作台", "甲厂", "核实属实", "提交", "企业分级", "数字画像", "下载归档包", "碳效码")]
    [InlineData("en", "乙厂", "Flags desk", "乙厂", "Verify", "Send", "Enterprises", "Portrait", "Download the package",
        "Carbon-efficiency code")]
    public async Task A_flag_is_verified_with_its_evidence_a_portrait_opened_and_a_package_taken(
        string language, string firm, string desk, string open, string verify, string send, string enterprises, string portrait,
        string package, string card)
    {
        await using var browser = await HeadlessBrowser.StartAsync();
        var page = await browser.OpenAsync();
        await page.GotoAsync(fixture.Twin.Page.ToString());
        await page.Locator("#sign-in-user").FillAsync(PlatformTwin.User);
        await page.Locator("#sign-in-password").FillAsync(PlatformTwin.Password);
        await page.GetByTestId("sign-in").ClickAsync();
        await page.ArrivesAtAsync(new Regex("/platform$"));
        if (language == "en")
        {
            await page.GetByTestId("locale").ClickAsync();
        }

        // The desk: one of its flags, its evidence, and a step.
        await page.GetByRole(AriaRole.Link, new() { Name = desk, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^" + Regex.Escape(open)) }).First.ClickAsync();
        var flag = page.GetByTestId("flag");
        await flag.WaitForAsync();
        Assert.NotEqual("#", await flag.Locator("a[href*='/evidence/']").GetAttributeAsync("href"));
        await flag.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^" + Regex.Escape(verify)) }).ClickAsync();
        await flag.GetByRole(AriaRole.Textbox).FillAsync(firm);
        await flag.GetByRole(AriaRole.Button, new() { Name = send, Exact = true }).ClickAsync();
        await page.Locator("[data-testid=flag][data-state=verified]").WaitForAsync();
        await flag.Locator("a[href*='/evidence/']").ClickAsync();
        await page.GetByTestId("evidence-sheet").WaitForAsync();

        // All enterprises, one of them, its card, and its package.
        await page.GotoAsync(new Uri(fixture.Twin.Page, "/platform?period=2025").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = enterprises, Exact = true }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = firm, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = portrait, Exact = true }).WaitForAsync();
        Assert.Contains(card, await page.GetByTestId("carbon-card").TextContentAsync(), StringComparison.Ordinal);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = package, Exact = true }).ClickAsync());
        Assert.EndsWith(".zip", download.SuggestedFilename, StringComparison.Ordinal);
        await using var stream = await download.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        using var archive = new ZipArchive(bytes);
        Assert.Contains(archive.Entries, entry => entry.FullName == "manifest.json");
        Assert.Contains(archive.Entries, entry => entry.FullName.StartsWith("evidence/", StringComparison.Ordinal));
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task What_is_printed_is_whole_on_the_width_of_A4_and_has_nothing_to_press()
    {
        const string Pressed = """
            () => [...document.querySelectorAll('button, select, input, nav')].filter(one => one.checkVisibility() && !one.matches('.pick, .is-text'))
              .map(one => one.outerHTML.slice(0, 120))
            """;
        await using var browser = await HeadlessBrowser.StartAsync();
        var page = await browser.OpenAsync();
        var signIn = new Uri(fixture.Twin.Page, "/api/auth/sign-in").ToString();
        Assert.True((await page.Context.APIRequest.PostAsync(
            signIn, new() { DataObject = new { user = PlatformTwin.User, password = PlatformTwin.Password } })).Ok);
        foreach (var (path, shows) in new[]
        {
            ("/parks/c/enterprises/a/report?period=2025", "[data-testid=report-sheet]"), ("/parks/c/report?period=2025", "[data-testid=report-sheet]"),
            ("/parks/c/enterprises/a/portrait?period=2025", "[data-testid=carbon-card]"), ("/evidence/c~a~2025~provincial~grade.k", "[data-testid=evidence-sheet]"),
            ("/parks/c/accounts?period=2025", ".print-head"),
        })
        {
            await page.EmulateMediaAsync(new() { Media = Media.Screen });
            await page.GotoAsync(new Uri(fixture.Twin.Page, path).ToString());
            await page.Locator(shows).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await page.Locator(".skeleton").First.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
            await page.SetViewportSizeAsync(A4Width, 900);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.Empty(await page.EvaluateAsync<string[]>(Pressed));
            Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 0, A4Width);
            var pdf = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
            Assert.StartsWith("%PDF", pdf, StringComparison.Ordinal);
            Assert.Matches(new Regex(@"/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]"), pdf);
        }

        Assert.Empty(browser.Complaints);
    }
}
