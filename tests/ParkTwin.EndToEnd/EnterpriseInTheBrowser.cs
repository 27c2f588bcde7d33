using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ParkTwin.EndToEnd;

/// <summary>An energy manager at work, in both languages: sees the bill, answers a flag, takes the usage along.</summary>
public sealed class EnterpriseInTheBrowser(EnterpriseTwin works) : IClassFixture<EnterpriseTwin>
{
    [Theory]
    [InlineData("e1", "zh-CN", 1440, 900, "本月电费", "电费", "答复", "提交", "导出", "已答复")]
    [InlineData("e2", "en", 390, 844, "This month's bill", "Bill", "Answer", "Send", "Export", "Answered")]
    public async Task An_energy_manager_sees_the_bill_answers_a_flag_and_takes_the_usage_along(
        string firm, string language, int width, int height, string bill, string tab, string answer, string send, string export, string answered)
    {
        await using var browser = await HeadlessBrowser.StartAsync();
        var page = await browser.OpenAsync(width, height);
        await page.GotoAsync(new Uri(works.Twin.Page, "/sign-in").ToString());
        if (language == "en")
        {
            await page.GetByTestId("locale").ClickAsync();
        }

        await page.Locator("#sign-in-user").FillAsync(firm);
        await page.Locator("#sign-in-password").FillAsync(EnterpriseTwin.Password);
        await page.GetByTestId("sign-in").ClickAsync();
        await page.ArrivesAtAsync(new Regex($"/parks/c/enterprises/{firm}$"));

        // The overview: the bill so far, a forecast above it, the demand within its contract.
        var card = page.GetByRole(AriaRole.Region, new() { Name = bill });
        await card.GetByTestId("bill-forecast").WaitForAsync();
        await page.Locator("[data-testid=demand-mood][data-mood=within]").WaitForAsync();
        await page.Locator("[data-testid=grade-moves]").WaitForAsync();

        await AnswerAsync(page, answer, send, answered);

        // The bill's own screen: bands in the fixed order, charges, a total; the usage leaves as a workbook.
        await page.GetByRole(AriaRole.Link, new() { Name = tab, Exact = true }).ClickAsync();
        await page.ArrivesAtAsync(new Regex("/bill$"));
        await page.Locator("[data-testid=bill-table] [data-charge=total] [data-key='cost.total']").WaitForAsync();
        var bands = await page.Locator("[data-testid=bill-table] [data-band]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.band)");
        Assert.Contains("peak", bands);
        Assert.Contains("valley", bands);
        await page.GetByTestId("downloads").GetByRole(AriaRole.Button, new() { NameRegex = new Regex(export) }).ClickAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator("[role=menuitem][data-format=xlsx]").ClickAsync());
        Assert.EndsWith(".xlsx", file.SuggestedFilename, StringComparison.Ordinal);
        Assert.Empty(browser.Complaints);

        // Phones do not scroll sideways.
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
        var trail = await works.Twin.JsonAsync("/api/audit?count=200&action=exportTable");
        Assert.Contains(trail.GetProperty("rows").EnumerateArray(), row => row.GetProperty("user").GetString() == firm);
    }

    private static async Task AnswerAsync(IPage page, string answer, string send, string answered)
    {
        var flags = page.GetByTestId("own-flags");
        await flags.GetByRole(AriaRole.Button, new() { Name = answer, Exact = true }).First.ClickAsync();
        await flags.Locator("[data-action=answer]").ClickAsync();
        await flags.GetByRole(AriaRole.Textbox).FillAsync("新窑炉已投运，附检测报告");
        await flags.GetByRole(AriaRole.Button, new() { Name = send, Exact = true }).ClickAsync();
        await flags.Locator("[data-testid=flag][data-state=answered]").WaitForAsync();
        Assert.Contains(answered, await flags.InnerTextAsync(), StringComparison.Ordinal);
    }
}
