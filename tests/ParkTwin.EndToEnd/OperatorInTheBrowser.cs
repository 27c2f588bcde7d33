using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ParkTwin.EndToEnd;

/// <summary>An operator looks at the balance, writes a meter's change and imports meters, on the real page and a running twin.</summary>
public sealed class OperatorInTheBrowser(OperatorTwin park) : IClassFixture<OperatorTwin>
{
    private TwinProcess Twin => park.Twin;

    [Theory]
    [InlineData("zh-CN", "表计平衡表", "能流图")]
    [InlineData("en", "Balance by meter", "Energy flow")]
    public async Task The_balance_is_a_tree_to_walk_by_keys_beside_its_flow(string language, string tree, string flow)
    {
        await using var browser = await HeadlessBrowser.StartAsync();
        var page = await SignedInAsync(browser, language, "/parks/qsh/balance");
        var grid = page.GetByRole(AriaRole.Treegrid, new() { Name = tree });
        await grid.WaitForAsync();
        await page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex("^" + flow) }).WaitForAsync();
        await grid.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal("false", await grid.GetByTestId("balance-row").First.GetAttributeAsync("aria-expanded"));
        await page.Keyboard.PressAsync("ArrowRight");
        await grid.Locator("[data-testid=balance-row][aria-level='2']").First.WaitForAsync();
        Assert.Empty(browser.Complaints);
    }

    [Theory]
    [InlineData("zh-CN", "添加事件", "事件类型", "说明（何人、何故）")]
    [InlineData("en", "Add an event", "What happened", "Note (who and why)")]
    public async Task Another_ratio_is_written_where_the_meter_stands(string language, string add, string kind, string note)
    {
        await using var browser = await HeadlessBrowser.StartAsync();
        var page = await SignedInAsync(browser, language, "/parks/qsh/registry");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("gw-water");
        await page.Locator("[data-testid=registry-row][data-meter=gw-water]").GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = add, Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel(kind).SelectOptionAsync("change");
        await dialog.GetByTestId("event-save").ClickAsync();
        await dialog.GetByRole(AriaRole.Alert).WaitForAsync(); // A change of nothing is none.
        await dialog.Locator("input[inputmode=decimal]").First.FillAsync("2");
        await dialog.GetByLabel(note, new() { Exact = true }).FillAsync("end to end " + language);
        await dialog.GetByTestId("event-save").ClickAsync();
        await page.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = new Regex("已保存|Saved") }).WaitForAsync();
        var meters = (await Twin.JsonAsync("/api/parks/qsh")).GetProperty("meters").EnumerateArray();
        var events = meters.First(meter => meter.GetProperty("id").GetString() == "gw-water").GetProperty("events").EnumerateArray();
        Assert.Contains(events, one => one.GetProperty("note").GetString() == "end to end " + language && one.GetProperty("ratio").GetDecimal() == 2m);
        Assert.Empty(browser.Complaints);
    }

    [Theory]
    [InlineData("zh-CN", "gw-gas", "添加事件", "旧表止码", "新表起码")]
    [InlineData("en", "gw-steam", "Add an event", "Last value of the old meter", "First value of the new meter")]
    public async Task A_swapped_meter_is_entered_with_the_values_at_which_the_old_one_ended_and_the_new_one_began(
        string language, string meter, string add, string ended, string began)
    {
        await using var browser = await HeadlessBrowser.StartAsync();
        var page = await SignedInAsync(browser, language, "/parks/qsh/registry");
        await page.GetByRole(AriaRole.Searchbox).FillAsync(meter);
        var row = page.Locator($"[data-testid=registry-row][data-meter={meter}]");
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = add, Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel(new Regex("^" + ended)).FillAsync("4321.5");
        await dialog.GetByLabel(new Regex("^" + began)).FillAsync("7");
        await dialog.GetByTestId("event-save").ClickAsync();
        await page.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = new Regex("已保存|Saved") }).WaitForAsync();
        var meters = (await Twin.JsonAsync("/api/parks/qsh")).GetProperty("meters").EnumerateArray();
        var swap = Assert.Single(meters.First(one => one.GetProperty("id").GetString() == meter).GetProperty("events").EnumerateArray());
        Assert.Equal("replacement", swap.GetProperty("kind").GetString());
        Assert.Equal((4321.5m, 7m), (swap.GetProperty("final").GetDecimal(), swap.GetProperty("initial").GetDecimal()));
        Assert.EndsWith("1", (await row.InnerTextAsync()).Trim(), StringComparison.Ordinal); // The column of events.
        Assert.Empty(browser.Complaints);
    }

    [Theory]
    [InlineData("zh-CN", "批量导入")]
    [InlineData("en", "Import")]
    public async Task A_table_of_meters_is_looked_through_first_and_then_written_whole(string language, string import)
    {
        await using var browser = await HeadlessBrowser.StartAsync();
        var page = await SignedInAsync(browser, language, "/parks/qsh/registry");
        await page.GetByRole(AriaRole.Button, new() { Name = import, Exact = true }).ClickAsync();
        var panel = page.GetByTestId("meter-import");
        var id = "imported-" + language;
        await SendAsync(panel, $"{id},,灯,submeter,register,kWh,900\n");
        await panel.GetByText("C2", new() { Exact = true }).First.WaitForAsync();
        Assert.Equal(0, await panel.GetByTestId("import-write").CountAsync());
        await SendAsync(panel, $"{id},,电,submeter,register,kWh,900\n");
        await panel.GetByTestId("import-write").ClickAsync();
        await page.Locator($"[data-testid=registry-row][data-meter={id}]").Or(panel.Locator(".badge.is-good").First).First.WaitForAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync(id);
        await page.Locator($"[data-testid=registry-row][data-meter={id}]").WaitForAsync();
        var meters = (await Twin.JsonAsync("/api/parks/qsh")).GetProperty("meters").EnumerateArray();
        Assert.Contains(meters, meter => meter.GetProperty("id").GetString() == id);
        Assert.Empty(browser.Complaints);
    }

    private static Task SendAsync(ILocator panel, string row) => panel.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
    {
        Name = "meters.csv",
        MimeType = "text/csv",
        Buffer = Encoding.UTF8.GetBytes("id,name,carrier,role,kind,unit,intervalSeconds\n" + row),
    });

    private async Task<IPage> SignedInAsync(HeadlessBrowser browser, string language, string path)
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync(new Uri(Twin.Page, path).ToString());
        await page.ArrivesAtAsync(new Regex("/sign-in"));
        if (language == "en")
        {
            await page.GetByTestId("locale").ClickAsync();
        }

        await page.Locator("[data-testid=demo-accounts] [data-user=operator]").ClickAsync();
        await page.ArrivesAtAsync(new Uri(Twin.Page, path).ToString());
        return page;
    }
}
