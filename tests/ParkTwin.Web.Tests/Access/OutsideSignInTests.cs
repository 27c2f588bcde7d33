using System.Text.RegularExpressions;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Access;

namespace ParkTwin.Web.Tests.Access;

public sealed class OutsideSignInTests : IAsyncLifetime
{
    private OutsideProviderFake _provider = null!;
    private WebHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await OutsideProviderFake.StartAsync();
        _host = await WebHost.StartAsync(TimeProvider.System, access: settings => settings with
        {
            Providers =
            [
                new OutsideProvider
                {
                    Id = "city",
                    Name = "City",
                    Authorize = new Uri(_provider.Address, "/authorize"),
                    Token = new Uri(_provider.Address, "/token"),
                    UserInfo = new Uri(_provider.Address, "/userinfo"),
                    ClientId = "parktwin",
                    ClientSecret = "provider-secret",
                    Scope = "openid",
                    Subject = "sub",
                },
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task An_outside_identity_signs_in_to_the_account_that_has_it()
    {
        await LinkAsync();
        using var jar = new CookieJar(_host.Address);
        var (begin, callback) = await AuthorizeAsync(jar, "/api/auth/external/city?returnUrl=%2Fparks%2Fqsh");
        Assert.Contains("code_challenge_method=S256", begin, StringComparison.Ordinal);
        var (status, location, _) = await jar.GetAsync(callback);
        Assert.Equal((302, "/parks/qsh"), (status, location));
        var (me, _, body) = await jar.GetAsync("/api/auth/me");
        Assert.Equal(200, me);
        Assert.Contains("\"user\":\"wang\"", body, StringComparison.Ordinal);
        var row = (await _host.Audit.ReadAsync(null, 1, null, TestContext.Current.CancellationToken))[0].Entry;
        Assert.Equal(("wang", "signIn", "outside:city"), (row.User, row.Action, row.Target));
    }

    [Fact]
    public async Task An_identity_that_no_account_has_signs_nobody_in_and_makes_no_account()
    {
        using var jar = new CookieJar(_host.Address);
        var (_, callback) = await AuthorizeAsync(jar, "/api/auth/external/city");
        Assert.Equal((302, "/sign-in?outside=unknown"), await PlaceAsync(jar, callback));
        Assert.Equal(401, (await jar.GetAsync("/api/auth/me")).Status);
        Assert.Single(await _host.Accounts.GetGrain<IAccountListGrain>(GrainKeys.Accounts).Read());
    }

    [Fact]
    public async Task An_identity_of_a_disabled_account_signs_nobody_in()
    {
        await LinkAsync(disabled: true);
        using var jar = new CookieJar(_host.Address);
        var (_, callback) = await AuthorizeAsync(jar, "/api/auth/external/city");
        Assert.Equal((302, "/sign-in?outside=unknown"), await PlaceAsync(jar, callback));
    }

    [Fact]
    public async Task A_wrong_state_or_another_browsers_callback_signs_nobody_in()
    {
        await LinkAsync();
        using var jar = new CookieJar(_host.Address);
        var (_, callback) = await AuthorizeAsync(jar, "/api/auth/external/city");
        Assert.Equal((302, "/sign-in?outside=failed"), await PlaceAsync(jar, Regex.Replace(callback, "state=[^&]*", "state=forged")));
        using var other = new CookieJar(_host.Address);
        Assert.Equal((302, "/sign-in?outside=failed"), await PlaceAsync(other, callback));
        Assert.Equal(401, (await other.GetAsync("/api/auth/me")).Status);
    }

    [Fact]
    public async Task A_code_of_another_sign_in_fails_at_the_provider_for_its_verifier()
    {
        await LinkAsync();
        using var one = new CookieJar(_host.Address);
        using var other = new CookieJar(_host.Address);
        var (_, own) = await AuthorizeAsync(one, "/api/auth/external/city");
        var (_, foreign) = await AuthorizeAsync(other, "/api/auth/external/city");
        var stolen = Regex.Match(foreign, "code=([^&]*)").Value;
        Assert.Equal((302, "/sign-in?outside=failed"), await PlaceAsync(one, Regex.Replace(own, "code=[^&]*", stolen)));
        Assert.Equal("PKCE", _provider.Refused);
    }

    [Fact]
    public async Task The_sign_in_page_offers_the_provider_and_an_unknown_one_is_missing()
    {
        using var jar = new CookieJar(_host.Address);
        Assert.Contains("""{"id":"city","name":"City"}""", (await jar.GetAsync("/api/auth/options")).Body, StringComparison.Ordinal);
        Assert.Equal(404, (await jar.GetAsync("/api/auth/external/other")).Status);
    }

    [Theory]
    [InlineData("/parks/qsh?x=1", "/parks/qsh?x=1")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("parks", "/")]
    [InlineData(null, "/")]
    public void A_sign_in_leads_back_to_this_site_alone(string? asked, string path) => Assert.Equal(path, ExternalApi.OwnPath(asked));

    private static async Task<(int Status, string? Location)> PlaceAsync(CookieJar jar, string path)
    {
        var (status, location, _) = await jar.GetAsync(path);
        return (status, location);
    }

    /// <summary>Goes to the provider and answers where that sends the browser back to.</summary>
    private static async Task<(string Begin, string Callback)> AuthorizeAsync(CookieJar jar, string path)
    {
        var (status, begin, body) = await jar.GetAsync(path);
        Assert.True(status == 302, body);
        var (_, callback, _) = await jar.GetAsync(begin!);
        return (begin!, callback!);
    }

    private async Task LinkAsync(bool disabled = false)
    {
        var facts = new AccountFacts { Name = "王", Role = Role.Platform, ExternalId = "city:s-42", Disabled = disabled };
        await _host.Accounts.GetGrain<IAccountListGrain>(GrainKeys.Accounts).Create("wang", new NewAccount(facts, null, false, Guid.NewGuid()));
    }
}
