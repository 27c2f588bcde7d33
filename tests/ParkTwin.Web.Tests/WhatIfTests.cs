using System.Text.Json;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Web.Tests;

public sealed class WhatIfTests : IAsyncLifetime
{
    private const string Firm = "/api/parks/qsh/enterprises/e1/what-if";
    private const string Park = "/api/parks/qsh/what-if";
    private static readonly long October = new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
    private WebHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync();
        var meter = _host.Twin.Current.Parks[0].Definition.Meters[0];
        _host.Twin.Inventory("qsh/e1").Metered = new()
        {
            Meters = [meter],
            Months =
            [
                new()
                {
                    Meter = meter.Id, Month = LocalMonth.Of(2026, 10), Amount = 2_976 * 100_000_000L, CoveredMs = 2_976 * 900_000L,
                    ExpectedMs = 2_976 * 900_000L, Bands = new long[6],
                },
            ],
            Demand = [new(LocalMonth.Of(2026, 10), 100_000_000, October)],
        };
        _host.Twin.Enterprise("qsh/e1").OnUsage = request => request.Carrier == Carrier.Pv ? null : new UsageAnswer
        {
            Carrier = Carrier.Electricity,
            Measure = Measure.KilowattHour,
            TimeZone = "Asia/Shanghai",
            Meters = 1,
            Rows = [.. Enumerable.Range(0, 2_976).Select(i => new UsageRow(October + (i * 900_000L), 28_800_000, 100_000_000, 0, 900_000, 900_000))],
        };
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Without_a_change_nothing_differs()
    {
        var answer = await SentAsync(Firm, """{"period":"2026-10"}""");
        Assert.NotEmpty(Figures(answer));
        Assert.All(Figures(answer).Select(row => row.GetProperty("difference")), difference =>
            Assert.True(difference.ValueKind == JsonValueKind.Null || difference.GetDecimal() == 0));
        Assert.Equal(answer.GetProperty("factorSet").GetString(), answer.GetProperty("factorSetAfter").GetString());
    }

    [Fact]
    public async Task Pv_takes_the_place_of_what_is_bought_with_its_steps_formulas_and_the_day()
    {
        var answer = await SentAsync(Firm, """{"period":"2026-10","pv":{"kwp":100}}""");
        var steps = answer.GetProperty("steps").EnumerateArray().ToDictionary(step => step.GetProperty("key").GetString()!);
        var used = steps["pv.selfUsed"].GetProperty("value").GetDecimal();
        Assert.InRange(used, 1_000m, 15_000m);
        var bought = Figures(answer).Single(row => row.GetProperty("key").GetString() == "activity.grid-import");
        Assert.Equal(297_600m, bought.GetProperty("before").GetDecimal());
        Assert.Equal(-used, bought.GetProperty("difference").GetDecimal());
        Assert.NotEmpty(bought.GetProperty("inputs").EnumerateArray());
        var day = answer.GetProperty("day");
        Assert.Equal(400m, day[0].GetProperty("after").GetDecimal());
        Assert.True(day[12].GetProperty("after").GetDecimal() < 400m);
    }

    [Fact]
    public async Task A_newcomer_is_added_to_the_park_and_checked()
    {
        var answer = await SentAsync(
            Park, """{"period":"2026-10","newcomer":{"name":"新项目","industry":"C26","yearKwh":60000000,"transformerKva":6000}}""");
        var checks = answer.GetProperty("checks").EnumerateArray().ToDictionary(
            one => one.GetProperty("check").GetString()!, one => one.GetProperty("verdict").GetString());
        Assert.Equal(9, checks.Count);
        Assert.Equal(("warn", "warn", "fail", "unknown"), (checks["sector"], checks["energy-scale"], checks["own-demand"], checks["carbon-level"]));
        var peak = Figures(answer).Single(row => row.GetProperty("key").GetString() == "demand.parkKw");
        Assert.True(peak.GetProperty("difference").GetDecimal() > 6_800m);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var (status, _, body) = await _host.PostAsync(
            Firm, """{"period":"2026-10","factorScope":"world","pv":{"kwp":-1},"shifts":[{"fromBand":"noon","toHour":24}]}""");
        Assert.Equal(422, status);
        var faults = JsonDocument.Parse(body).RootElement.GetProperty("faults").EnumerateArray().Select(one => one.GetString()!).ToArray();
        Assert.Contains(faults, one => one.StartsWith("factorScope is 'world'", StringComparison.Ordinal));
        Assert.Contains(faults, one => one.StartsWith("pv.kwp is -1; it is 0.001 to 1000000 kWp", StringComparison.Ordinal));
        Assert.Contains(faults, one => one.StartsWith("shifts[0].fromBand is 'noon'", StringComparison.Ordinal));
        Assert.Contains(faults, one => one.StartsWith("shifts[0].toHour is 24", StringComparison.Ordinal));
        Assert.Contains(faults, one => one.Contains("neither share nor kwh", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Firm, """{"period":"2026-10","tariff":"none"}""", "There is no tariff 'none'")]
    [InlineData(Firm, """{"period":"2026-10","factorSet":"1999"}""", "There is no reference set '1999'")]
    [InlineData(Firm, """{"period":"2026-10","newcomer":{"name":"x","yearKwh":1}}""", "belong to a park")]
    [InlineData(Park, """{"period":"2026-10","pv":{"kwp":1}}""", "enterprise is missing")]
    public async Task What_cannot_be_tried_says_why(string path, string body, string says)
    {
        var (status, _, answer) = await _host.PostAsync(path, body);
        Assert.Equal(422, status);
        Assert.Contains(says, JsonDocument.Parse(answer).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static JsonElement.ArrayEnumerator Figures(JsonElement answer) => answer.GetProperty("figures").EnumerateArray();

    private async Task<JsonElement> SentAsync(string path, string body)
    {
        var (status, _, answer) = await _host.PostAsync(path, body);
        Assert.True(status == 200, answer);
        return JsonDocument.Parse(answer).RootElement;
    }
}
