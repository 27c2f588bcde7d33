namespace ParkTwin.Web.Tests.Access;

/// <summary>HTTPS and addresses as a proxy in front tells them.</summary>
public sealed class ProxyTests : IAsyncLifetime
{
    private WebHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync(arguments: ["--behind-proxy", "127.0.0.1,::1"]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task On_https_the_cookie_is_bound_to_the_host_and_to_https_and_the_browser_is_told_to_stay_there()
    {
        using var browser = new Browser(_host) { Headers = { ["X-Forwarded-Proto"] = "https", ["X-Forwarded-For"] = "203.0.113.9" } };
        await browser.SignInAsync("admin", WebHost.AdminPassword);
        var cookie = browser.SetCookie.ToLowerInvariant();
        Assert.StartsWith("__host-parktwin=", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=strict", cookie, StringComparison.Ordinal);
        Assert.Contains("max-age=", browser.Answered!.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        Assert.Equal(200, (await browser.GetAsync("/api/auth/me")).Status);
    }

    [Theory]
    [InlineData("/api/auth/sign-in")]
    [InlineData("/api/auth/token")]
    public async Task Over_plain_http_from_another_machine_no_password_is_taken(string path)
    {
        using var browser = new Browser(_host) { Headers = { ["X-Forwarded-Proto"] = "http", ["X-Forwarded-For"] = "203.0.113.9" } };
        var (status, body) = await browser.PostAsync(path, new { user = "admin", password = WebHost.AdminPassword });
        Assert.Equal(403, status);
        Assert.Contains("/problems/not-private", body, StringComparison.Ordinal);
        browser.Cookie = "parktwin=anything";
        Assert.Equal(403, (await browser.GetAsync("/api/parks")).Status);
    }

    [Fact]
    public async Task A_proxy_that_is_not_named_is_not_believed()
    {
        await using var host = await WebHost.StartAsync();
        using var browser = new Browser(host) { Headers = { ["X-Forwarded-Proto"] = "https", ["X-Forwarded-For"] = "203.0.113.9" } };
        await browser.SignInAsync("admin", WebHost.AdminPassword);
        Assert.StartsWith("parktwin=", browser.SetCookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_sites_page_can_neither_sign_in_nor_change()
    {
        using var browser = new Browser(_host) { Headers = { ["Origin"] = "https://elsewhere.example" } };
        Assert.Equal(403, (await browser.PostAsync("/api/auth/sign-in", new { user = "admin", password = WebHost.AdminPassword })).Status);
    }
}
