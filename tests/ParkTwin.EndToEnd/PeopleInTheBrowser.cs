using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ParkTwin.EndToEnd;

/// <summary>People sign in on the real page, by role and label as somebody who listens to it would find them.</summary>
public sealed class PeopleInTheBrowser : IDisposable
{
    private readonly TestPark _park = new(3);

    public void Dispose() => _park.Dispose();

    [Theory]
    [InlineData("zh-CN", "账号", "密码", "登录", "以园区运营身份登录", "退出登录")]
    [InlineData("en", "Account", "Password", "Sign in", "Sign in as Park operator", "Sign out")]
    public async Task A_wrong_password_is_told_and_a_demo_card_signs_in_returns_and_signs_out(
        string language, string account, string password, string signIn, string card, string signOut)
    {
        await using var browser = await HeadlessBrowser.StartAsync();
        await using var twin = await DemoAsync();
        var page = await browser.OpenAsync();
        await page.GotoAsync(new Uri(twin.Page, "/parks/qsh/flags?show=all").ToString());
        await page.ArrivesAtAsync(new Regex("/sign-in"));
        if (language == "en")
        {
            await page.GetByTestId("locale").ClickAsync();
        }

        await page.GetByLabel(account, new() { Exact = true }).FillAsync("operator");
        await page.GetByLabel(password, new() { Exact = true }).FillAsync("not the password");
        await page.GetByRole(AriaRole.Button, new() { Name = signIn, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
        Assert.Equal(language, await page.EvaluateAsync<string>("document.documentElement.lang"));

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^" + Regex.Escape(card)) }).ClickAsync();
        await page.ArrivesAtAsync(new Uri(twin.Page, "/parks/qsh/flags?show=all").ToString());
        await page.Locator("[data-testid=connection][data-state=live]").WaitForAsync();
        await page.GetByTestId("account-menu").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = signOut }).ClickAsync();
        await page.ArrivesAtAsync(new Regex("/sign-in$"));
        await page.GotoAsync(new Uri(twin.Page, "/status").ToString());
        await page.ArrivesAtAsync(new Regex("/sign-in\\?to="));
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task An_enterprise_begins_at_its_own_and_finds_nothing_of_another()
    {
        await using var browser = await HeadlessBrowser.StartAsync();
        await using var twin = await DemoAsync();
        var all = await twin.JsonAsync("/api/parks/qsh");
        var page = await browser.OpenAsync();
        await page.GotoAsync(twin.Page.ToString());
        await page.Locator("[data-testid=demo-accounts] [data-user=enterprise]").ClickAsync();
        await page.ArrivesAtAsync(new Regex("/parks/qsh/enterprises/"));
        var own = page.Url.Split('/')[^1];
        var other = all.GetProperty("enterprises").EnumerateArray().Select(one => one.GetProperty("id").GetString()!).First(id => id != own);
        await page.Locator("[data-testid=meter-row]").First.WaitForAsync();

        // What the role may not do is not offered, and cannot be reached by its address either.
        var links = await page.Locator("nav.nav a").EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('href'))");
        Assert.DoesNotContain(links, link => link is "/status" or "/city" or "/quarantine" or "/admin");
        await page.GotoAsync(new Uri(twin.Page, "/status").ToString());
        await page.GetByTestId("not-allowed").WaitForAsync();

        await page.GotoAsync(new Uri(twin.Page, "/parks/qsh").ToString());
        await page.Locator("[data-testid=enterprise-tile]").First.WaitForAsync();
        var tiles = await page.Locator("[data-testid=enterprise-tile]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.enterprise)");
        Assert.Equal([own], tiles);
        await page.GotoAsync(new Uri(twin.Page, $"/parks/qsh/enterprises/{other}").ToString());
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task An_account_made_on_the_page_signs_in_with_its_one_time_password_and_chooses_its_own()
    {
        await using var browser = await HeadlessBrowser.StartAsync();
        await using var twin = await DemoAsync();
        var page = await browser.OpenAsync();
        await page.GotoAsync(new Uri(twin.Page, "/admin/accounts").ToString());
        await SignInAsync(page, "admin", TwinProcess.AdminPassword);
        await page.GetByTestId("add-account").ClickAsync();
        await page.Locator("#account-user").FillAsync("night.shift");
        await page.Locator("#account-name").FillAsync("夜班");
        await page.GetByTestId("account-save").ClickAsync();
        var oneTime = await page.GetByTestId("secret").InnerTextAsync();
        await page.GetByTestId("once").GetByRole(AriaRole.Button).Last.ClickAsync();
        await page.Locator("[data-testid=account-row][data-user='night.shift']").WaitForAsync();
        Assert.DoesNotContain(oneTime, await page.ContentAsync(), StringComparison.Ordinal);

        var theirs = await browser.OpenAsync(390, 844);
        await theirs.GotoAsync(new Uri(twin.Page, "/parks/qsh").ToString());
        await SignInAsync(theirs, "night.shift", oneTime);
        await theirs.ArrivesAtAsync(new Regex("/change-password"));
        await theirs.Locator("#password-current").FillAsync(oneTime);
        await theirs.Locator("#password-next").FillAsync("four grey herons asleep");
        await theirs.Locator("#password-repeated").FillAsync("four grey herons asleep");
        await theirs.Locator("[data-testid=change-password] button[type=submit]").ClickAsync();
        await theirs.ArrivesAtAsync(new Regex("/parks/qsh$"));
        await theirs.Locator("[data-testid=connection][data-state=live]").WaitForAsync();

        // The twin knows it by its new password, and the trail tells who made it, without a word of either password.
        await twin.SignInAsync("night.shift", "four grey herons asleep");
        Assert.Equal("operator", (await twin.JsonAsync("/api/auth/me")).GetProperty("role").GetString());
        await twin.SignInAsync();
        var trail = await twin.JsonAsync("/api/audit?count=200");
        Assert.Contains(trail.GetProperty("rows").EnumerateArray(), row => row.GetProperty("user").GetString() == "admin" && Names(row, "night.shift"));
        Assert.DoesNotContain(oneTime, trail.ToString(), StringComparison.Ordinal);
        Assert.Empty(browser.Complaints);
    }

    private static bool Names(JsonElement row, string user) => row.ToString().Contains(user, StringComparison.Ordinal);

    private static async Task SignInAsync(IPage page, string user, string password)
    {
        await page.Locator("#sign-in-user").FillAsync(user);
        await page.Locator("#sign-in-password").FillAsync(password);
        await page.GetByTestId("sign-in").ClickAsync();
    }

    private Task<TwinProcess> DemoAsync() =>
        TwinProcess.StartAsync("--data", _park.Data, "--urls", "http://127.0.0.1:0", "--mqtt", "127.0.0.1:0");
}
