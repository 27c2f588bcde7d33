using System.Text.Json;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Web.Tests;

/// <summary>The balance of a park by meter.</summary>
public sealed class BalanceTests : IAsyncLifetime
{
    private const string Route = "/api/parks/qsh/balance?carrier=electricity&from=2026-01-01&to=2026-02-01";
    private readonly List<BalanceRequest> _asked = [];
    private WebHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync();
        _host.Twin.Enterprise("qsh/e1").OnBalance = request =>
        {
            _asked.Add(request);
            return [Row("m1", 22_000_000_000, request)];
        };
        _host.Twin.Enterprise("qsh/~").OnBalance = request => [Row("s1", 21_000_000_000, request)];
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_meter_is_shown_with_what_is_behind_it_and_what_is_left()
    {
        var answer = await _host.JsonAsync(Route);
        var gate = Assert.Single(answer.GetProperty("meters").EnumerateArray());
        Assert.Equal("m1", gate.GetProperty("id").GetString());
        Assert.Equal((22000m, 21000m, 1000m), (Number(gate, "amount"), Number(gate, "drawn"), Number(gate, "residual")));
        Assert.Equal((0.045455m, 430m), (Number(gate, "residualShare"), Number(gate, "allowed")));
        Assert.Equal("beyond-accuracy", Assert.Single(gate.GetProperty("suspected").EnumerateArray()).GetProperty("kind").GetString());
        var child = Assert.Single(gate.GetProperty("children").EnumerateArray());
        Assert.Equal(("s1", false), (child.GetProperty("id").GetString(), child.GetProperty("counted").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, child.GetProperty("residual").ValueKind);
    }

    [Fact]
    public async Task A_future_end_is_the_present_and_electricity_takes_pv_along()
    {
        var answer = await _host.JsonAsync("/api/parks/qsh/balance?carrier=electricity&from=2026-01-01&to=2027-01-01");
        var asked = Assert.Single(_asked);
        Assert.Equal(answer.GetProperty("to").GetDateTimeOffset().ToUnixTimeMilliseconds(), asked.ToUnixMs);
        Assert.True(asked.ToUnixMs < new DateTimeOffset(2026, 12, 31, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds());
        Assert.Equal([Carrier.Electricity, Carrier.Pv], asked.Carriers);
        Assert.Equal((35, 5), (asked.Nights, asked.NightHours));
    }

    [Theory]
    [InlineData("carrier=electricity&from=2024-01-01&to=2026-01-01", 400, "400 days")]
    [InlineData("carrier=light&from=2026-01-01&to=2026-02-01", 400, "one of electricity, gas, water")]
    [InlineData("carrier=heat&from=2026-01-01&to=2026-02-01", 404, "ask for one of electricity, gas")]
    public async Task What_cannot_be_answered_is_said(string query, int status, string says)
    {
        using var answer = await _host.Client.GetAsync("/api/parks/qsh/balance?" + query, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>A row that is measured through.</summary>
    public static BalanceRow Row(string meter, long amount, BalanceRequest request)
    {
        var length = request.ToUnixMs - request.FromUnixMs;
        return new(MeterId.Parse(meter), amount, 0, length, length, [.. Enumerable.Repeat((long?)20_000_000, request.Nights)]);
    }

    private static decimal Number(JsonElement of, string key) => of.GetProperty(key).GetDecimal();
}
