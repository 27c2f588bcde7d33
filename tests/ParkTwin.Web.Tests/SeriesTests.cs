using System.Text.Json;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Web.Tests;

/// <summary>Energy and carbon by step.</summary>
public sealed class SeriesTests : IAsyncLifetime
{
    private const string E = "/api/parks/qsh/enterprises/e1/";
    private const long January = 1_767_196_800_000; // 2026-01-01T00:00+08:00
    private const long Length = 31L * 86_400_000;
    private WebHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync();
        var meters = _host.Twin.Current.Parks[0].MetersOf(EnterpriseId.Parse("e1")).ToArray();
        _host.Twin.Enterprise("qsh/e1").OnUsage = request => new UsageAnswer
        {
            Carrier = Carrier.Electricity,
            Measure = Measure.KilowattHour,
            TimeZone = "Asia/Shanghai",
            Meters = 1,
            Rows = [new(January, 28_800_000, Amount(request.Meter), Estimated(request.Meter), Length, Length)],
        };
        _host.Twin.Inventory("qsh/e1").Metered = new()
        {
            Meters = meters,
            Months = [.. meters.Select(meter => new MeterMonth
            {
                Meter = meter.Id,
                Month = LocalMonth.Of(2026, 1),
                Amount = Amount(meter.Id),
                Estimated = Estimated(meter.Id),
                CoveredMs = Length,
                ExpectedMs = Length,
                Bands = new long[6],
            })],
            Demand = [],
        };
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_months_row_is_exactly_the_months_account_of_what_is_metered()
    {
        var answer = await _host.JsonAsync(E + "accounts/series?from=2026-01-01&to=2026-02-01&step=P1M");
        var row = Assert.Single(answer.GetProperty("values").EnumerateArray());
        var carbon = await _host.JsonAsync(E + "carbon?period=2026-01");
        var energy = await _host.JsonAsync(E + "energy?period=2026-01");
        Assert.Equal(carbon.GetProperty("total").GetRawText(), row.GetProperty("tco2").GetRawText());
        Assert.Equal(energy.GetProperty("tceCalorific").GetRawText(), row.GetProperty("tceCalorific").GetRawText());
        Assert.Equal(energy.GetProperty("loadKwh").GetRawText(), row.GetProperty("loadKwh").GetRawText());
        Assert.True(row.GetProperty("tco2").GetDecimal() > 0m);
        Assert.Equal(123_456.789012m, row.GetProperty("gridImportKwh").GetDecimal());
        Assert.Equal(1m, row.GetProperty("completeness").GetDecimal());
        Assert.Equal(["gas", "grid-import"], answer.GetProperty("flows").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(JsonValueKind.Null, row.GetProperty("pvSelfUsedKwh").ValueKind);
        Assert.True(answer.GetProperty("reasons").TryGetProperty("pvSelfUsedKwh", out _));
    }

    [Fact]
    public async Task A_step_without_readings_is_null_and_never_0()
    {
        _host.Twin.Enterprise("qsh/e1").OnUsage = _ => new UsageAnswer
        {
            Carrier = Carrier.Electricity,
            Measure = Measure.KilowattHour,
            TimeZone = "Asia/Shanghai",
            Meters = 1,
            Rows = [new(January, 28_800_000, null, 0, 0, 900_000)],
        };
        var answer = await _host.JsonAsync(E + "accounts/series?from=2026-01-01&to=2026-01-02&step=PT15M");
        var row = answer.GetProperty("values")[0];
        foreach (var name in new[] { "gridImportKwh", "loadKwh", "tceCalorific", "tco2", "measured" })
        {
            Assert.True(row.GetProperty(name).ValueKind == JsonValueKind.Null, $"{name} is {row.GetProperty(name)}");
        }

        Assert.Equal(0m, row.GetProperty("completeness").GetDecimal());
        Assert.Equal(400, (await _host.GetAsync(E + "accounts/series?from=2020-01-01&to=2026-01-02&step=PT15M")).Status);
    }

    private static long Amount(MeterId? meter) => meter?.Value == "m1" ? 123_456_789_012 : 7_654_321_000;

    private static long Estimated(MeterId? meter) => meter?.Value == "m1" ? 1_000_000 : 0;
}
