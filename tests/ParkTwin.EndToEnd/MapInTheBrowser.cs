using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ParkTwin.EndToEnd;

/// <summary>The map and the big screen on the real page of the demo park; one twin for all of it.</summary>
public sealed class MapInTheBrowser(MapTwin twin) : IClassFixture<MapTwin>
{
    [Theory]
    [InlineData("zh-CN", "地图", "碳排放速率", "平面", "进入企业")]
    [InlineData("en", "Map", "Carbon rate", "Plan", "Open the enterprise")]
    public async Task A_building_is_picked_from_list_and_plan_coloured_anew_and_leads_to_its_enterprise(
        string language, string tab, string carbon, string plan, string open)
    {
        await using var browser = await HeadlessBrowser.StartAsync();
        var page = await browser.OpenAsync();
        await SignInAsync(page, "/parks/qsh");
        if (language == "en")
        {
            await page.GetByTestId("locale").ClickAsync();
        }

        await page.GetByRole(AriaRole.Link, new() { Name = tab, Exact = true }).ClickAsync();
        await page.Locator("[data-testid=map-gl] canvas, [data-testid=map-plan]").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = carbon, Exact = true }).ClickAsync();
        Assert.Contains(carbon, await page.GetByTestId("map-legend").InnerTextAsync(), StringComparison.Ordinal);

        var row = page.Locator("[data-testid=map-row][data-enterprise=e04]");
        await row.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-testid=map-enterprise][data-enterprise=e04]").WaitForAsync();
        var flat = page.GetByRole(AriaRole.Button, new() { Name = plan, Exact = true });
        if (await flat.CountAsync() > 0)
        {
            await flat.ClickAsync();
        }

        await page.Locator("[data-testid=map-plan] path.building[data-enterprise=e25]").First.ClickAsync();
        await page.Locator("[data-testid=map-enterprise][data-enterprise=e25]").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = open, Exact = true }).ClickAsync();
        await page.ArrivesAtAsync(new Regex("/parks/qsh/enterprises/e25$"));
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task An_enterprise_picks_its_own_building_alone_and_reads_no_other_name()
    {
        await using var browser = await HeadlessBrowser.StartAsync();
        var page = await browser.OpenAsync(390, 844);
        await page.GotoAsync(twin.At("/parks/qsh/map?view=plan"));
        await page.Locator("[data-testid=demo-accounts] [data-user=enterprise]").ClickAsync();
        await page.GetByTestId("map-plan").WaitForAsync();
        var own = await page.Locator("[data-testid=map-row]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.enterprise)");
        Assert.Equal(["e01"], own);
        var drawn = await page.Locator("[data-testid=map-plan] path[data-enterprise]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.enterprise)");
        Assert.Equal(["e01"], drawn.Distinct());
        Assert.True(await page.Locator("[data-testid=map-plan] path.building").CountAsync() > drawn.Length);
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task A_screens_link_shows_the_park_opens_nothing_else_and_ends_when_it_is_taken_back()
    {
        await using var browser = await HeadlessBrowser.StartAsync();
        var page = await browser.OpenAsync();
        await SignInAsync(page, "/admin/screens");
        await page.GetByTestId("screen-name").FillAsync("调度中心");
        await page.GetByTestId("make-screen").ClickAsync();
        var link = await page.GetByTestId("secret").InnerTextAsync();
        Assert.Contains("#token=ptk_screen-", link, StringComparison.Ordinal);

        var screen = await browser.OpenAsync(1920, 1080);
        var asked = new List<string>();
        screen.Request += (_, request) => asked.Add(request.Url);
        await screen.GotoAsync(link);
        await screen.ArrivesAtAsync(new Regex("/screen/qsh$"));
        await screen.GetByTestId("screen-clock").WaitForAsync();
        await screen.Locator("[data-figure=load] .digits:not(:text-is('—'))").WaitForAsync();
        await screen.GotoAsync(twin.At("/parks/qsh"));
        await screen.ArrivesAtAsync(new Regex("/sign-in"));
        await screen.GotoAsync(twin.At("/screen/qsh"));
        await screen.GetByTestId("screen-clock").WaitForAsync();
        Assert.DoesNotContain(asked, url => url.Contains("ptk_", StringComparison.Ordinal));

        // Where alarms are not watched, the browser itself notes that there is no such route.
        Assert.DoesNotContain(browser.Complaints, one => !one.Contains("/alarms?", StringComparison.Ordinal));

        await page.GetByTestId("once").GetByRole(AriaRole.Button).Last.ClickAsync();
        await page.GetByTestId("remove-screen").ClickAsync();
        await page.GetByTestId("remove-confirm").ClickAsync();
        await screen.GetByTestId("screen-ended").WaitForAsync();
        Assert.Equal(0, await screen.GetByTestId("screen-clock").CountAsync());

        // A wall that is switched on again says so, and asks the host for nothing.
        asked.Clear();
        await screen.ReloadAsync();
        await screen.GetByTestId("screen-ended").WaitForAsync();
        // What the page before had under way is not of this one.
        var anew = asked.SkipWhile(url => !url.EndsWith("/screen/qsh", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(anew);
        Assert.DoesNotContain(anew, url => url.EndsWith("/api/parks", StringComparison.Ordinal) || url.Contains("/hubs/", StringComparison.Ordinal));
    }

    private async Task SignInAsync(IPage page, string path)
    {
        await page.GotoAsync(twin.At(path));
        await page.Locator("[data-testid=demo-accounts] [data-user=operator]").ClickAsync();
        await page.ArrivesAtAsync(twin.At(path));
    }
}
