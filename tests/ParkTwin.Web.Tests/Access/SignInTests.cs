using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace ParkTwin.Web.Tests.Access;

public sealed class SignInTests : IAsyncLifetime
{
    private WebHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_browser_signs_in_with_a_cookie_and_is_told_what_it_may()
    {
        using var browser = new Browser(_host);
        Assert.Equal(401, (await browser.GetAsync("/api/auth/me")).Status);
        var me = await browser.SignInAsync("Admin", WebHost.AdminPassword);
        Assert.Equal("admin", me.GetProperty("role").GetString());
        Assert.Equal(JsonValueKind.Null, me.GetProperty("parks").ValueKind);
        Assert.Contains("manageAccounts", me.GetProperty("rights").EnumerateArray().Select(one => one.GetString()));
        var (status, body) = await browser.GetAsync("/api/auth/me");
        Assert.Equal((200, me.GetRawText()), (status, body));
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_from_other_sites()
    {
        using var browser = new Browser(_host);
        await browser.SignInAsync("admin", WebHost.AdminPassword);
        var cookie = browser.SetCookie.ToLowerInvariant();
        Assert.StartsWith("parktwin=", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=strict", cookie, StringComparison.Ordinal);
        Assert.Contains("; path=/", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_signs_in_with_a_token()
    {
        var client = _host.Nobody();
        using var answer = await client.PostAsJsonAsync(
            "/api/auth/token", new { user = "admin", password = WebHost.AdminPassword }, TestContext.Current.CancellationToken);
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(["accessToken", "expiresIn", "tokenType"], token.EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("accessToken").GetString());
        var me = await client.GetFromJsonAsync<JsonElement>("/api/auth/me", TestContext.Current.CancellationToken);
        Assert.Equal("admin", me.GetProperty("user").GetString());
        Assert.Equal(JsonValueKind.Null, me.GetProperty("csrf").ValueKind);
    }

    [Fact]
    public async Task An_unknown_user_a_wrong_password_and_a_text_that_is_no_name_are_one_answer()
    {
        using var browser = new Browser(_host);
        var wrong = await browser.PostAsync("/api/auth/token", new { user = "admin", password = "not the password" });
        var unknown = await browser.PostAsync("/api/auth/token", new { user = "nobody", password = "not the password" });
        var noName = await browser.PostAsync("/api/auth/token", new { user = "王 !", password = "not the password" });
        Assert.Equal(401, wrong.Status);
        Assert.Equal((wrong.Status, WithoutTrace(wrong.Body)), (unknown.Status, WithoutTrace(unknown.Body)));
        Assert.Equal((wrong.Status, WithoutTrace(wrong.Body)), (noName.Status, WithoutTrace(noName.Body)));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_in_this_browser()
    {
        using var browser = new Browser(_host);
        await browser.SignInAsync("admin", WebHost.AdminPassword);
        Assert.Equal(200, (await browser.PostAsync("/api/auth/sign-out", new { })).Status);
        Assert.Empty(browser.Cookie);
        Assert.Equal(401, (await browser.GetAsync("/api/auth/me")).Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("another")]
    public async Task A_change_by_cookie_without_the_sessions_value_is_refused(string? csrf)
    {
        using var browser = new Browser(_host);
        await browser.SignInAsync("admin", WebHost.AdminPassword);
        var own = browser.Csrf;
        browser.Csrf = csrf;
        var (status, body) = await browser.PostAsync("/api/auth/password", new { current = "x", @new = "y" });
        Assert.Equal(403, status);
        Assert.Contains("/problems/csrf", body, StringComparison.Ordinal);
        browser.Csrf = own;
        Assert.Equal(422, (await browser.PostAsync("/api/auth/password", new { current = "x", @new = "y" })).Status);
    }

    [Fact]
    public async Task The_value_of_another_session_of_the_same_account_is_refused()
    {
        using var one = new Browser(_host);
        using var other = new Browser(_host);
        await one.SignInAsync("admin", WebHost.AdminPassword);
        await other.SignInAsync("admin", WebHost.AdminPassword);
        one.Csrf = other.Csrf;
        Assert.Equal(403, (await one.PostAsync("/api/auth/password", new { current = "x", @new = "y" })).Status);
    }

    [Fact]
    public async Task Another_password_ends_every_other_session_and_token_and_this_one_goes_on()
    {
        using var one = new Browser(_host);
        using var other = new Browser(_host);
        await one.SignInAsync("admin", WebHost.AdminPassword);
        await other.SignInAsync("admin", WebHost.AdminPassword);
        var (status, body) = await one.PostAsync("/api/auth/password", new { current = WebHost.AdminPassword, @new = "six quiet herons wade" });
        Assert.True(status == 200, body);
        Assert.Equal(200, (await one.GetAsync("/api/auth/me")).Status);
        Assert.Equal(401, (await other.GetAsync("/api/auth/me")).Status);
        Assert.Equal(401, (await _host.GetAsync("/api/auth/me")).Status);
        Assert.Equal(401, (await other.PostAsync("/api/auth/sign-in", new { user = "admin", password = WebHost.AdminPassword })).Status);
        await other.SignInAsync("admin", "six quiet herons wade");
    }

    [Theory]
    [InlineData("""{"user":"admin"}""", "no password")]
    [InlineData("""{"user":"admin","password":"x","remember":true}""", "remember")]
    [InlineData("[]", "body")]
    public async Task A_body_that_is_no_sign_in_is_refused_with_the_reason(string body, string reason)
    {
        var (status, _, answer) = await _host.PostAsync("/api/auth/token", body);
        Assert.Equal(400, status);
        Assert.Contains(reason, answer, StringComparison.Ordinal);
    }

    private static string WithoutTrace(string body) => System.Text.RegularExpressions.Regex.Replace(body, "\"traceId\":\"[^\"]*\"", string.Empty);
}
