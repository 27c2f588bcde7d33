using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ParkTwin.EndToEnd;

/// <summary>The past and a trial on the real page, by role and label, in both languages.</summary>
public sealed class PastAndTrialInTheBrowser(AccountsTwin fixture) : IClassFixture<AccountsTwin>
{
    private const string Firm = "/parks/c/enterprises/tv7";

    [Theory]
    [InlineData("zh-CN", "回看历史", "历史回看", "后退一刻钟", "播放", "暂停", "回到实时")]
    [InlineData("en", "Look back", "Time travel", "A quarter-hour back", "Play", "Pause", "Back to now")]
    public async Task Yesterday_is_shown_played_sent_to_somebody_and_left_again(
        string language, string open, string bar, string back, string play, string pause, string now)
    {
        await using var browser = await HeadlessBrowser.StartAsync();
        var page = await OpenAsync(browser, Firm, language);
        await page.GetByRole(AriaRole.Button, new() { Name = open, Exact = true }).ClickAsync();
        var region = page.GetByRole(AriaRole.Region, new() { Name = bar });
        await page.Locator("[data-testid=connection][data-state=past]").WaitForAsync();
        var newest = await AtAsync(page);
        await region.GetByRole(AriaRole.Button, new() { Name = back }).ClickAsync();
        await region.GetByRole(AriaRole.Slider).PressAsync("ArrowLeft");
        await page.ArrivesAtAsync(new Regex("at=2"));
        Assert.Equal(newest - (2 * 900_000), await AtAsync(page));

        await region.GetByRole(AriaRole.Button, new() { Name = play, Exact = true }).ClickAsync();
        await page.Locator($"[data-testid=moment][data-at='{newest.ToString(CultureInfo.InvariantCulture)}']").WaitForAsync();
        var buttons = region.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^({play}|{pause})$") });
        Assert.Equal(1, await buttons.CountAsync());

        // The same address shows somebody else the same moment of July, whose figures the ledger has.
        await page.GotoAsync(new Uri(fixture.Twin.Page, Firm + "?at=2026-07-15T10:00%2B08:00").ToString());
        await page.Locator("[data-testid=connection][data-state=past]").WaitForAsync();
        var past = await fixture.Twin.JsonAsync("/api/parks/c/at?time=2026-07-15T10:00:00%2B08:00");
        var line = past.GetProperty("enterprises").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "tv7").GetProperty("lines")[0];
        var usage = await fixture.Twin.JsonAsync(
            "/api" + Firm + "/usage?carrier=electricity&from=2026-07-15T10:00:00%2B08:00&to=2026-07-15T10:15:00%2B08:00&step=PT15M");
        Assert.Equal(usage.GetProperty("values")[0].GetProperty("value").GetDecimal() * 4, line.GetProperty("rate").GetDecimal());
        Assert.Contains("10:00–10:15", await page.GetByTestId("moment-span").TextContentAsync(), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = now }).ClickAsync();
        await page.Locator("[data-testid=connection][data-state=live]").WaitForAsync();
        await page.ArrivesAtAsync(new Regex("/tv7$"));
        Assert.Empty(browser.Complaints);
    }

    [Theory]
    [InlineData("zh-CN", "当时")]
    [InlineData("en", "Then")]
    public async Task A_meter_shows_what_it_had_read_at_the_moment_that_is_looked_at(string language, string label)
    {
        const string Times = "from=2026-07-15T00:00:00%2B08:00&to=2026-07-16T00:00:00%2B08:00";
        var end = new DateTimeOffset(2026, 7, 15, 10, 15, 0, TimeSpan.FromHours(8));
        await using var browser = await HeadlessBrowser.StartAsync();
        var page = await OpenAsync(browser, Firm + "?at=2026-07-15T10:00%2B08:00", language);
        await page.Locator("[data-testid=connection][data-state=past]").WaitForAsync();
        var row = page.GetByTestId("meter-row").First;
        var meter = await row.GetAttributeAsync("data-meter");
        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        await page.ArrivesAtAsync(new Regex($"/meters/{meter}\\?at=2026-07-15T10:00"));
        await page.GetByText(label, new() { Exact = true }).WaitForAsync();

        var readings = (await fixture.Twin.JsonAsync($"/api/parks/c/meters/{meter}/readings?{Times}")).GetProperty("readings").EnumerateArray().ToList();
        var had = readings.FindAll(one => one.GetProperty("at").GetDateTimeOffset() <= end);
        Assert.InRange(had.Count, 1, readings.Count - 1);
        var value = had[^1].GetProperty("value").GetDecimal();
        await page.GetByTestId("meter-value").Filter(new() { HasText = value.ToString("#,##0.######", CultureInfo.InvariantCulture) }).WaitForAsync();
        Assert.Equal(had.Count, await page.GetByTestId("reading-row").CountAsync());
        Assert.Empty(browser.Complaints);
    }

    [Theory]
    [InlineData("zh-CN", "查看由哪些表计得出$", "计算依据", "按表计")]
    [InlineData("en", "see the meters behind it$", "How this figure is made", "Meters")]
    public async Task A_live_figure_opens_the_meters_whose_sum_it_is(string language, string open, string title, string meters)
    {
        await using var browser = await HeadlessBrowser.StartAsync();
        var page = await OpenAsync(browser, "/parks/c?at=2026-07-15T10:00%2B08:00", language);
        await page.Locator("[data-testid=connection][data-state=past]").WaitForAsync();
        var past = await fixture.Twin.JsonAsync("/api/parks/c/at?time=2026-07-15T10:00:00%2B08:00");
        var line = past.GetProperty("lines").EnumerateArray().First(one => one.GetProperty("role").GetString() == "grid-import");
        var card = page.Locator("[data-testid=kpi][data-line='electricity.grid-import']");
        await card.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(open) }).First.ClickAsync();
        var drawer = page.GetByRole(AriaRole.Dialog, new() { Name = title });
        await drawer.GetByRole(AriaRole.Button, new() { Name = meters, Exact = true }).ClickAsync();
        await drawer.GetByTestId("parts-today").Filter(new() { HasText = Shown(line.GetProperty("today").GetDecimal()) }).WaitForAsync();
        await drawer.GetByTestId("parts-rate").Filter(new() { HasText = Shown(line.GetProperty("rate").GetDecimal()) }).WaitForAsync();
        Assert.Equal(line.GetProperty("meters").GetInt32(), await drawer.GetByTestId("line-parts").GetByRole(AriaRole.Link).CountAsync());

        // Escape gives the reader back to the number that was opened; a meter leads to its own screen, of the same moment.
        await page.Keyboard.PressAsync("Escape");
        await drawer.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal("explain-line", await page.EvaluateAsync<string>("document.activeElement.dataset.testid"));
        await page.Keyboard.PressAsync("Enter");
        await drawer.GetByRole(AriaRole.Button, new() { Name = meters, Exact = true }).ClickAsync();
        await drawer.GetByTestId("line-parts").GetByRole(AriaRole.Link).First.ClickAsync();
        await page.ArrivesAtAsync(new Regex("/meters/[^/]+\\?at=2026-07-15T10:00"));
        Assert.Empty(browser.Complaints);

        static string Shown(decimal value) => value.ToString("#,##0.000", CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("zh-CN", "转移负荷", "加装光伏", "新增容量", "试算", "推演结果", "计算方法")]
    [InlineData("en", "Moved load", "More PV", "Added capacity", "Try it", "Result", "How it is computed")]
    public async Task A_trial_is_told_with_its_figures_before_and_after_and_its_address_shows_it_again(
        string language, string shift, string pv, string capacity, string run, string result, string how)
    {
        await using var browser = await HeadlessBrowser.StartAsync();
        var page = await OpenAsync(browser, Firm + "/what-if?period=2026-07", language);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = shift }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = pv }).CheckAsync();
        await page.GetByLabel(capacity).FillAsync("200");
        await page.GetByRole(AriaRole.Button, new() { Name = run, Exact = true }).ClickAsync();
        var region = page.GetByRole(AriaRole.Region, new() { Name = result }).First;
        await region.Locator("[data-key='cost.total']").WaitForAsync();
        await region.Locator("[data-key='cost.total'] summary").ClickAsync();
        Assert.Equal(how, await region.Locator("[data-key='cost.total'] summary").TextContentAsync());
        Assert.Matches("[0-9]", await page.Locator("[data-step='pv.generated'] strong").TextContentAsync() ?? string.Empty);

        var address = page.Url;
        Assert.Contains("try=", address, StringComparison.Ordinal);
        await page.GotoAsync(address);
        await page.GetByTestId("what-if-result").Locator("[data-key='cost.total']").WaitForAsync();
        Assert.Equal("200", await page.GetByLabel(capacity).InputValueAsync());
        Assert.Empty(browser.Complaints);
    }

    private async Task<IPage> OpenAsync(HeadlessBrowser browser, string path, string language)
    {
        var page = await browser.OpenAsync();
        var signedIn = await page.APIRequest.PostAsync(
            new Uri(fixture.Twin.Page, "/api/auth/sign-in").ToString(), new() { DataObject = new { user = "admin", password = TwinProcess.AdminPassword } });
        Assert.True(signedIn.Ok, await signedIn.TextAsync());
        await page.GotoAsync(new Uri(fixture.Twin.Page, path).ToString());
        await page.GetByTestId("locale").WaitForAsync();
        if (language == "en")
        {
            await page.GetByTestId("locale").ClickAsync();
        }

        return page;
    }

    private static async Task<long> AtAsync(IPage page) =>
        long.Parse(await page.GetByTestId("moment").GetAttributeAsync("data-at") ?? "0", CultureInfo.InvariantCulture);
}
