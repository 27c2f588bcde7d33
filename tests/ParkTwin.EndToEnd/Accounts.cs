using System.Text.Json;
using ParkTwin.Testing;

namespace ParkTwin.EndToEnd;

/// <summary>The reference's vectors through the built process: readings over MQTT, declared figures over REST, results over REST.</summary>
public sealed class Accounts(AccountsTwin fixture) : IClassFixture<AccountsTwin>
{
    private const string Tv1 = "/api/parks/c/enterprises/tv1/";
    private const string Tv7 = "/api/parks/c/enterprises/tv7/";

    private readonly TwinProcess _twin = fixture.Twin;

    [Theory]
    [InlineData("energy?period=2023", "loadKwh", "3960000")]
    [InlineData("energy?period=2023", "tceCalorific", "914.169")]
    [InlineData("energy?period=2023", "tceEquivalent", "1539.37")]
    [InlineData("energy?period=2023", "tceCalorificWithoutPv", "820.765")]
    [InlineData("energy?period=2023", "tceCalorificWithMedia", "925.739")]
    [InlineData("carbon?period=2023", "scope1", "426.345")]
    [InlineData("carbon?period=2023", "scope2Location", "2141.68")]
    [InlineData("carbon?period=2023", "total", "2568.02")]
    [InlineData("carbon?period=2023&scope=national", "total", "2674.26")]
    [InlineData("carbon?period=2023", "scope3Memo", "7.56000")]
    [InlineData("carbon?period=2023", "avoidedSelfUse", "378.024")]
    [InlineData("carbon?period=2023", "avoidedExport", "69.6360")]
    [InlineData("intensity?period=2023", "tco2PerValueAdded", "0.611435")]
    [InlineData("intensity?period=2023", "tco2PerOutput", "0.142668")]
    [InlineData("intensity?period=2023", "tceCalorificPerValueAdded", "0.217659")]
    [InlineData("intensity?period=2023", "tceEquivalentPerValueAdded", "0.366518")]
    [InlineData("intensity?period=2023", "tceCalorificPerOutput", "0.0507872")]
    [InlineData("intensity?period=2023", "waterPerValueAdded", "10.7143")]
    [InlineData("intensity?period=2023", "waterPerOutput", "2.50000")]
    [InlineData("intensity?period=2023", "kgcePerM2", "26.3703")]
    [InlineData("intensity?period=2023", "tco2PerMu", "49.3851")]
    [InlineData("intensity?period=2023", "taxPerMu", "16.5385")]
    [InlineData("intensity?period=2023", "valueAddedPerMu", "80.7692")]
    [InlineData("intensity?period=2023", "selfConsumption", "0.844444")]
    [InlineData("intensity?period=2023", "selfSufficiency", "0.191919")]
    [InlineData("grade?period=2023", "k", "0.849215")]
    [InlineData("grade?period=2023", "grade", "3")]
    public async Task TV1_a_full_firm(string path, string name, string wanted) =>
        Digits.Same(wanted, (await _twin.JsonAsync(Tv1 + path)).GetProperty(name).GetDecimal());

    [Fact]
    public async Task TV3_pv_is_deducted_once_and_no_false_upgrade_comes_of_it()
    {
        var carbon = await _twin.JsonAsync(Tv1 + "carbon?period=2023");
        Digits.Same("1591.68", carbon.GetProperty("byFlow").GetProperty("grid-import").GetDecimal());
        var grade = await _twin.JsonAsync(Tv1 + "grade?period=2023");
        Assert.Equal((3m, "中碳"), (grade.GetProperty("grade").GetDecimal(), grade.GetProperty("level").GetString()));
        var opened = await _twin.JsonAsync("/api/explain/" + carbon.GetProperty("figures").GetProperty("byFlow.grid-import").GetString());
        Assert.Equal("imp", Assert.Single(opened.GetProperty("meters").EnumerateArray()).GetProperty("meter").GetString());
    }

    [Theory]
    [InlineData("tv4a", "14000")]
    [InlineData("tv4b", "144380")]
    public async Task TV4_a_roll_over_and_a_replacement(string firm, string wanted) =>
        Digits.Same(wanted, (await _twin.JsonAsync($"/api/parks/c/enterprises/{firm}/energy?period=2023-05")).GetProperty("loadKwh").GetDecimal());

    [Theory]
    [InlineData("energy", "193050.00")]
    [InlineData("average", "0.618750")]
    [InlineData("maxDemandKw", "1180")]
    [InlineData("demand", "47200.00")]
    [InlineData("powerFactor", "0.88")]
    [InlineData("powerFactorAdjustment", "2402.50")]
    [InlineData("total", "242652.50")]
    public async Task TV7_the_bill_of_july(string name, string wanted) =>
        Digits.Same(wanted, (await _twin.JsonAsync(Tv7 + "cost?period=2026-07")).GetProperty(name).GetDecimal());

    [Theory]
    [InlineData("sharp", "63960.00")]
    [InlineData("peak", "43290.00")]
    [InlineData("flat", "54600.00")]
    [InlineData("valley", "31200.00")]
    public async Task TV7_the_bill_by_bands(string band, string wanted) =>
        Digits.Same(wanted, (await _twin.JsonAsync(Tv7 + "cost?period=2026-07")).GetProperty("byBand").GetProperty(band).GetDecimal());

    [Fact]
    public async Task TV8_a_parks_intensity_is_sum_over_sum()
    {
        Digits.Same("12500", (await _twin.JsonAsync("/api/parks/t8/carbon?period=2023")).GetProperty("total").GetDecimal());
        Digits.Same("1.58228", (await _twin.JsonAsync("/api/parks/t8/intensity?period=2023")).GetProperty("tco2PerValueAdded").GetDecimal());
    }

    [Theory]
    [InlineData(Tv1 + "carbon?period=2023")]
    [InlineData(Tv1 + "energy?period=2023")]
    [InlineData(Tv1 + "intensity?period=2023")]
    [InlineData(Tv1 + "grade?period=2023")]
    [InlineData(Tv7 + "cost?period=2026-07")]
    [InlineData("/api/parks/t8/carbon?period=2023")]
    [InlineData("/api/parks/c/intensity?period=2023")]
    public async Task Every_figure_opens_with_the_answers_value(string path)
    {
        var answer = await _twin.JsonAsync(path);
        var opened = 0;
        foreach (var figure in answer.GetProperty("figures").EnumerateObject())
        {
            if (Value(answer, figure.Name) is { } value)
            {
                var shown = await _twin.JsonAsync("/api/explain/" + figure.Value.GetString());
                Assert.True(shown.GetProperty("value").GetDecimal() == value, $"{path} {figure.Name}: {shown.GetProperty("value")} is not {value}");
                opened++;
            }
            else if (!answer.GetProperty("reasons").TryGetProperty(figure.Name, out _))
            {
                Assert.Fail($"{path} {figure.Name} is null without a reason.");
            }
        }

        Assert.True(opened > 0);
    }

    [Fact]
    public async Task Explain_leads_down_to_the_readings()
    {
        var carbon = await _twin.JsonAsync(Tv1 + "carbon?period=2023");
        var opened = await _twin.JsonAsync("/api/explain/" + carbon.GetProperty("figures").GetProperty("scope2Location").GetString());
        var meter = opened.GetProperty("meters").EnumerateArray().First(one => one.GetProperty("meter").GetString() == "imp");
        var readings = await _twin.JsonAsync(meter.GetProperty("readings").GetString()!);
        Assert.Equal(17.25m, readings.GetProperty("readings")[0].GetProperty("value").GetDecimal());
        var usage = await _twin.JsonAsync(meter.GetProperty("usage").GetString()!);
        Assert.Equal(3_200_000m, usage.GetProperty("values").EnumerateArray().Sum(row => row.GetProperty("value").GetDecimal()));
    }

    private static decimal? Value(JsonElement answer, string name)
    {
        if (!answer.TryGetProperty(name, out var found))
        {
            var parts = name.Split('.');
            found = answer.GetProperty(parts[0]).GetProperty(parts[1]);
            found = parts.Length > 2 ? found.GetProperty(parts[2]) : found;
        }

        // The level is a word, with its number beside it.
        found = found.ValueKind == JsonValueKind.String ? answer.GetProperty("levelNumber") : found;
        return found.ValueKind == JsonValueKind.Null ? null : found.GetDecimal();
    }
}
