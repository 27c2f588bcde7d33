using System.Text.Json;

namespace ParkTwin.Web.Tests;

public sealed class GatewayTests : IAsyncLifetime
{
    private const string Gateways = "/api/parks/qsh/gateways";
    private WebHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_gateway_is_made_given_a_password_that_is_shown_once_and_removed()
    {
        var (status, _, body) = await _host.PutAsync(Gateways + "/gw1", """{"meters":["m1"],"note":"switch room"}""");
        Assert.True(status == 200, body);
        var (_, _, shown) = await _host.PostAsync(Gateways + "/gw1/password", "{}");
        var password = JsonDocument.Parse(shown).RootElement.GetProperty("password").GetString()!;
        Assert.True(password.Length >= 26);
        var gateway = Assert.Single((await _host.JsonAsync(Gateways)).GetProperty("gateways").EnumerateArray());
        Assert.Equal(("qsh/gw1", true, true, 2), (
            gateway.GetProperty("userName").GetString(),
            gateway.GetProperty("hasPassword").GetBoolean(),
            gateway.GetProperty("connected").GetBoolean(),
            gateway.GetProperty("refused").GetInt32()));
        Assert.DoesNotContain(password, gateway.ToString(), StringComparison.Ordinal);
        using var answer = await _host.Client.DeleteAsync(new Uri(Gateways + "/gw1", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Empty((await _host.JsonAsync(Gateways)).GetProperty("gateways").EnumerateArray());
    }

    [Fact]
    public async Task What_was_changed_of_a_gateway_stands_in_the_audit_trail_and_never_a_password()
    {
        await _host.PutAsync(Gateways + "/gw1", """{"meters":["m1"],"note":"switch room"}""");
        await _host.PutAsync(Gateways + "/gw1", """{"meters":["s1"],"note":"switch room","disabled":true}""");
        var (_, _, shown) = await _host.PostAsync(Gateways + "/gw1/password", "{}");
        var password = JsonDocument.Parse(shown).RootElement.GetProperty("password").GetString()!;
        var rows = (await _host.JsonAsync("/api/audit")).GetProperty("rows").EnumerateArray()
            .Where(row => row.GetProperty("target").GetString()!.Contains("/gateways/gw1", StringComparison.Ordinal))
            .Select(row => row.GetProperty("detail").GetString()!)
            .Reverse()
            .ToArray();
        Assert.Equal(3, rows.Length);
        var changed = JsonDocument.Parse(rows[1]).RootElement;
        Assert.False(changed.GetProperty("before").GetProperty("disabled").GetBoolean());
        Assert.True(changed.GetProperty("after").GetProperty("disabled").GetBoolean());
        Assert.Equal("s1", Assert.Single(changed.GetProperty("metersAdded").EnumerateArray()).GetString());
        Assert.Equal("m1", Assert.Single(changed.GetProperty("metersRemoved").EnumerateArray()).GetString());
        Assert.True(JsonDocument.Parse(rows[2]).RootElement.GetProperty("password").GetBoolean());
        Assert.DoesNotContain(password, string.Concat(rows), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meter_that_is_not_there_a_short_password_and_an_unknown_gateway_are_refused()
    {
        Assert.Equal(422, (await _host.PutAsync(Gateways + "/gw1", """{"meters":["m99"]}""")).Status);
        Assert.Equal(400, (await _host.PutAsync(Gateways + "/gw1", """{"metres":["m1"]}""")).Status);
        Assert.Equal(404, (await _host.PostAsync(Gateways + "/gw1/password", "{}")).Status);
        await _host.PutAsync(Gateways + "/gw1", "{}");
        var (status, _, body) = await _host.PostAsync(Gateways + "/gw1/password", """{"password":"hunter2"}""");
        Assert.Equal(422, status);
        Assert.DoesNotContain("hunter2", body, StringComparison.Ordinal);
        Assert.Equal(404, (await _host.GetAsync("/api/parks/nowhere/gateways")).Status);
    }
}
