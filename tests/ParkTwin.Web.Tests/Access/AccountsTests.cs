using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;

namespace ParkTwin.Web.Tests.Access;

public sealed class AccountsTests : IAsyncLifetime
{
    private WebHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync();

    private static readonly string[] Qsh = ["qsh"];

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_new_account_signs_in_once_with_its_one_time_password_and_then_chooses_its_own()
    {
        var made = await SendAsync(HttpMethod.Post, "/api/accounts", new { user = "Wang", name = "王晓明", role = "operator", parks = Qsh }, 200);
        var password = made.GetProperty("password").GetString()!;
        Assert.True(made.GetProperty("mustChangePassword").GetBoolean());
        using var browser = new Browser(_host);
        var me = await browser.SignInAsync("wang", password);
        Assert.Equal(("wang", "王晓明", true), (me.GetProperty("user").GetString(), me.GetProperty("name").GetString(), me.GetProperty("mustChangePassword").GetBoolean()));

        var refused = await browser.GetAsync("/api/parks");
        Assert.Equal(403, refused.Status);
        Assert.Contains("/must-change-password\"", refused.Body, StringComparison.Ordinal);
        Assert.Equal(403, (await browser.PostAsync("/api/auth/tokens", new { name = "x", days = 1 })).Status);

        var (status, body) = await browser.PostAsync("/api/auth/password", new { current = password, @new = "six quiet herons wade" });
        Assert.True(status == 200, body);
        Assert.Equal(200, (await browser.GetAsync("/api/parks")).Status);
        var seen = await SendAsync(HttpMethod.Get, "/api/accounts/WANG", null, 200);
        Assert.Equal((false, JsonValueKind.Null), (seen.GetProperty("mustChangePassword").GetBoolean(), seen.GetProperty("password").ValueKind));
    }

    [Theory]
    [InlineData("""{"user":"a b","role":"operator"}""", "'a b' is no user name")]
    [InlineData("""{"user":"x","role":"boss"}""", "role is 'boss'")]
    [InlineData("""{"user":"x","role":"operator","parks":["nowhere"]}""", "no park 'nowhere'")]
    [InlineData("""{"user":"x","role":"operator","parks":[]}""", "parks is empty")]
    [InlineData("""{"user":"x","role":"enterprise","park":"qsh"}""", "name both, park and enterprise")]
    [InlineData("""{"user":"x","role":"enterprise","park":"qsh","enterprise":"e9"}""", "no enterprise 'e9'")]
    [InlineData("""{"user":"x","role":"admin","parks":["qsh"]}""", "sees all parks")]
    [InlineData("""{"user":"x","role":"operator","park":"qsh","enterprise":"e1"}""", "Only an account of role enterprise")]
    [InlineData("""{"user":"x","role":"operator","externalId":"city:7"}""", "provider:subject")]
    public async Task What_an_account_cannot_be_is_refused_with_the_reason(string body, string reason)
    {
        var (status, _, answer) = await _host.PostAsync("/api/accounts", body);
        Assert.Equal(422, status);
        Assert.Contains(reason, JsonDocument.Parse(answer).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_taken_once_whatever_its_case()
    {
        await SendAsync(HttpMethod.Post, "/api/accounts", new { user = "wang", role = "platform" }, 200);
        await SendAsync(HttpMethod.Post, "/api/accounts", new { user = "WANG", role = "platform" }, 409);
    }

    [Fact]
    public async Task Another_role_scope_or_disabling_ends_running_sessions_at_once_and_another_name_does_not()
    {
        var client = await _host.AnybodyAsync("wang", Role.Operator, ["qsh"]);
        await ChangeAsync(new { name = "王", role = "operator", parks = Qsh });
        Assert.Equal(200, await MeAsync(client));
        foreach (var body in new object[]
        {
            new { name = "王", role = "platform", parks = Qsh },
            new { name = "王", role = "platform" },
            new { name = "王", role = "platform", disabled = true },
        })
        {
            await ChangeAsync(body);
            Assert.Equal(401, await MeAsync(client));
            client.DefaultRequestHeaders.Authorization = new("Bearer", await _host.TokenAsync("wang"));
        }

        Assert.Equal(401, await MeAsync(client)); // Disabled: a token made now is none.
    }

    [Fact]
    public async Task Revocation_ends_sessions_and_tokens_and_the_password_stays()
    {
        using var browser = new Browser(_host);
        var password = (await SendAsync(HttpMethod.Post, "/api/accounts", new { user = "wang", role = "platform" }, 200)).GetProperty("password").GetString()!;
        await browser.SignInAsync("wang", password);
        var token = await _host.TokenAsync("wang");
        await SendAsync(HttpMethod.Post, "/api/accounts/wang/revoke", null, 200);
        Assert.Equal(401, (await browser.GetAsync("/api/auth/me")).Status);
        var client = _host.Nobody();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal(401, await MeAsync(client));
        await browser.SignInAsync("wang", password);
    }

    [Fact]
    public async Task The_last_administrator_who_can_sign_in_stays_one()
    {
        await SendAsync(HttpMethod.Delete, "/api/accounts/admin", null, 409);
        await SendAsync(HttpMethod.Put, "/api/accounts/admin", new { role = "platform" }, 409);
        await SendAsync(HttpMethod.Put, "/api/accounts/admin", new { role = "admin", disabled = true }, 409);
        await _host.AnybodyAsync("second", Role.Admin);
        await SendAsync(HttpMethod.Put, "/api/accounts/second", new { role = "admin", disabled = true }, 200);
        await SendAsync(HttpMethod.Delete, "/api/accounts/admin", null, 409);
        await SendAsync(HttpMethod.Put, "/api/accounts/second", new { role = "admin" }, 200);
        await SendAsync(HttpMethod.Delete, "/api/accounts/admin", null, 200);
        var list = _host.Accounts.GetGrain<IAccountListGrain>(GrainKeys.Accounts);
        Assert.Equal("second", Assert.Single(await list.Read()).User);
    }

    [Fact]
    public async Task A_removed_account_is_gone_with_its_tokens_and_its_name_is_free_again()
    {
        var client = await _host.AnybodyAsync("wang", Role.Platform);
        await SendAsync(HttpMethod.Delete, "/api/accounts/wang", null, 200);
        Assert.Equal(401, await MeAsync(client));
        await SendAsync(HttpMethod.Get, "/api/accounts/wang", null, 404);
        await SendAsync(HttpMethod.Post, "/api/accounts", new { user = "wang", role = "platform" }, 200);
        Assert.Equal(401, await MeAsync(client));
    }

    [Fact]
    public async Task A_named_token_is_shown_once_works_until_it_is_ended_and_never_longer_than_its_days()
    {
        var made = await SendAsync(HttpMethod.Post, "/api/auth/tokens", new { name = "monthly export", days = 90 }, 200);
        var secret = made.GetProperty("token").GetString()!;
        Assert.StartsWith("ptk_admin~", secret, StringComparison.Ordinal);
        var client = _host.Nobody();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        Assert.Equal(200, await MeAsync(client));
        var listed = (await SendAsync(HttpMethod.Get, "/api/auth/tokens", null, 200)).GetProperty("tokens")[0];
        Assert.Equal(JsonValueKind.Null, listed.GetProperty("token").ValueKind);
        Assert.Equal(JsonValueKind.String, listed.GetProperty("lastUsedAt").ValueKind);

        await SendAsync(HttpMethod.Delete, "/api/auth/tokens/" + made.GetProperty("id").GetString(), null, 200);
        Assert.Equal(401, await MeAsync(client));
    }

    [Theory]
    [InlineData("ptk_admin~")]
    [InlineData("ptk_admin~AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ptk_~x")]
    [InlineData("ptk_")]
    [InlineData("nonsense")]
    public async Task A_token_that_is_none_signs_nobody_in(string token)
    {
        var client = _host.Nobody();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + token);
        Assert.Equal(401, await MeAsync(client));
    }

    [Fact]
    public async Task Ones_own_revocation_ends_everything_of_ones_own()
    {
        using var browser = new Browser(_host);
        await browser.SignInAsync("admin", WebHost.AdminPassword);
        var made = await browser.PostAsync("/api/auth/tokens", new { name = "x", days = 1 });
        Assert.Equal(200, (await browser.PostAsync("/api/auth/revoke", new { })).Status);
        Assert.Equal(401, (await browser.GetAsync("/api/auth/me")).Status);
        var client = _host.Nobody();
        client.DefaultRequestHeaders.Authorization = new("Bearer", JsonDocument.Parse(made.Body).RootElement.GetProperty("token").GetString());
        Assert.Equal(401, await MeAsync(client));
        Assert.Equal(401, (await _host.GetAsync("/api/auth/me")).Status);
    }

    private static async Task<int> MeAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/api/auth/me", UriKind.Relative), TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    private Task<JsonElement> ChangeAsync(object body) => SendAsync(HttpMethod.Put, "/api/accounts/wang", body, 200);

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, int status)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == (HttpStatusCode)status, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
