using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ParkTwin.EndToEnd;

/// <summary>Alarms from readings over MQTT to the desk: an operator works on one, an enterprise sees its own alone.</summary>
public sealed class AlarmDesk : IDisposable
{
    private const string Password = "four grey herons asleep";

    private readonly TestPark _park = new();

    public void Dispose() => _park.Dispose();

    [Fact]
    public async Task An_operator_works_on_an_alarm_in_Chinese_and_an_enterprise_sees_its_own_alone_in_English()
    {
        await File.WriteAllTextAsync(_park.Registry, Registry(), TestContext.Current.CancellationToken);
        await using var browser = await HeadlessBrowser.StartAsync();
        await using var twin = await TwinProcess.StartAsync(_park.Arguments());
        await DrawAsync(twin, "g1", 300);
        await DrawAsync(twin, "g2", 260);
        await twin.WaitAsync(
            async () => (await twin.JsonAsync("/api/parks/c/alarms")).GetProperty("alarms").GetArrayLength() == 2,
            TwinProcess.Patience,
            "two demand alarms");
        await OperatorAsync(browser, twin);
        await EnterpriseAsync(browser, twin);
        Assert.Empty(browser.Complaints);
    }

    private static async Task OperatorAsync(HeadlessBrowser browser, TwinProcess twin)
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync(new Uri(twin.Page, "/parks/c/alarms").ToString());
        await SignInAsync(page, "admin", TwinProcess.AdminPassword);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "报警" }).GetByTestId("waiting")).ToContainTextAsync("2");
        await page.Locator("[data-testid=alarm-row]", new() { HasText = "需量超限 企业 1" }).ClickAsync();
        var detail = page.GetByRole(AriaRole.Complementary, new() { Name = "需量超限" });
        await Expect(detail).ToContainTextAsync("15 分钟需量 1,200.0 kW，为合同需量 1,000.0 kW 的 120.0%");
        await detail.GetByRole(AriaRole.Button, new() { Name = "确认", Exact = true }).ClickAsync();
        await Expect(detail).ToHaveAttributeAsync("data-state", "acknowledged");
        await detail.GetByRole(AriaRole.Button, new() { Name = "指派" }).ClickAsync();
        await detail.GetByLabel("负责人").FillAsync("配电班");
        await detail.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await Expect(detail.Locator("dl")).ToContainTextAsync("配电班");
        await detail.GetByRole(AriaRole.Button, new() { Name = "搁置", Exact = true }).ClickAsync();
        await detail.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await Expect(detail.GetByRole(AriaRole.Alert)).ToContainTextAsync("请先填写");
        await detail.GetByLabel("搁置原因").FillAsync("试生产，已与企业沟通");
        await detail.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await Expect(detail).ToHaveAttributeAsync("data-state", "shelved");
        await Expect(page.GetByTestId("alarm-row")).ToHaveCountAsync(1);
        await Expect(page.GetByTestId("waiting")).ToContainTextAsync("1");
        var kept = (await twin.JsonAsync("/api/parks/c/alarms?state=shelved")).GetProperty("alarms")[0];
        Assert.Equal(
            ["raise", "acknowledge", "assign", "shelve"],
            kept.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("action").GetString()));
    }

    private static async Task EnterpriseAsync(HeadlessBrowser browser, TwinProcess twin)
    {
        var made = await twin.SentAsync(
            HttpMethod.Post, "/api/accounts", """{"user":"firm.two","role":"enterprise","park":"c","enterprise":"e2"}""");
        var page = await browser.OpenAsync(390, 844);
        await page.GotoAsync(new Uri(twin.Page, "/parks/c/enterprises/e2/alarms").ToString());
        var oneTime = Find(made, "password");
        await SignInAsync(page, "firm.two", oneTime);
        await page.Locator("#password-current").FillAsync(oneTime);
        await page.Locator("#password-next").FillAsync(Password);
        await page.Locator("#password-repeated").FillAsync(Password);
        await page.Locator("[data-testid=change-password] button[type=submit]").ClickAsync();
        await page.GetByTestId("locale").ClickAsync();
        await Expect(page.GetByTestId("alarm-row")).ToHaveCountAsync(1);
        await Expect(page.GetByTestId("alarm-row")).ToContainTextAsync("Demand limit 企业 2");
        await page.GetByTestId("alarm-row").ClickAsync();
        var detail = page.GetByRole(AriaRole.Complementary, new() { Name = "Demand limit" });
        await detail.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        await detail.GetByLabel("Comment").FillAsync("We start the second line later from tomorrow");
        await detail.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Expect(detail.GetByRole(AriaRole.List)).ToContainTextAsync("second line later");
        Assert.DoesNotContain("企业 1", await page.ContentAsync(), StringComparison.Ordinal);
    }

    private static string Find(JsonElement made, string name) => made.GetProperty(name).GetString()!;

    private static async Task SignInAsync(IPage page, string user, string password)
    {
        await page.Locator("#sign-in-user").FillAsync(user);
        await page.Locator("#sign-in-password").FillAsync(password);
        await page.GetByTestId("sign-in").ClickAsync();
    }

    /// <summary>Three hours of quarter-hours of so many kWh each.</summary>
    private static async Task DrawAsync(TwinProcess twin, string meter, int kwh)
    {
        await using var device = await TestPark.DeviceAsync(twin);
        var quarter = TimeSpan.FromMinutes(15).Ticks;
        var start = new DateTimeOffset(DateTimeOffset.UtcNow.UtcTicks / quarter * quarter, TimeSpan.Zero);
        for (var i = 12; i >= 1; i--)
        {
            await TestPark.PublishAsync(device, meter, start.AddMinutes(-15 * i), kwh);
        }
    }

    private static string Registry()
    {
        var firms = string.Join(',', Enumerable.Range(1, 2).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"id":"e{{{i}}}","name":"企业 {{{i}}}","industry":"C17","contract":{"tariff":"zj-two-part","transformerKva":2000,"demandKw":1000,"voltageKv":10}}""")));
        var meters = string.Join(',', Enumerable.Range(1, 2).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"id":"g{{i}}","enterprise":"e{{i}}","carrier":"electricity","role":"grid-import","kind":"interval","unit":"kWh","intervalSeconds":900}""")));
        return $$"""{"parks":[{"id":"c","name":"检查园区","timeZone":"Asia/Shanghai","region":"CN-33","enterprises":[{{firms}}],"meters":[{{meters}}]}]}""";
    }
}
