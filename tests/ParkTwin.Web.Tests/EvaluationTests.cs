using System.Text.Json;
using System.Text.Json.Nodes;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Baselines;
using ParkTwin.Testing;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests;

/// <summary>Budget, score, readiness, baselines and targets over declared figures.</summary>
public sealed class EvaluationTests : IAsyncLifetime
{
    private const string E = "/api/parks/qsh/enterprises/e1/";
    private WebHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync();
        await AccountTests.PublishTestInputsAsync(_host);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_budget_that_nobody_entered_is_null_with_what_to_do_and_the_months_are_there()
    {
        await DeclareMonthsAsync(2026, 1, 4);
        var answer = await _host.JsonAsync(E + "budget?year=2026");
        var line = Line(answer, "carbon.total");
        Assert.Equal(JsonValueKind.Null, line.GetProperty("allotted").ValueKind);
        Assert.Contains("enter it", line.GetProperty("reasons").GetProperty("allotted").GetString(), StringComparison.Ordinal);
        Assert.Equal("unknown", line.GetProperty("status").GetString());
        Assert.Equal(10, line.GetProperty("months").GetArrayLength()); // November 2026 runs.
        Assert.Equal("none", line.GetProperty("method").GetString()); // May is unknown and over.
        Assert.Contains("2026-05", line.GetProperty("reasons").GetProperty("forecast").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_is_forecast_from_its_months_against_what_is_allotted()
    {
        await DeclareMonthsAsync(2026, 1, 10);
        await AllotAsync("carbon.total", 2026, 590m);
        var line = Line(await _host.JsonAsync(E + "budget?year=2026"), "carbon.total");
        Assert.Equal(500m, line.GetProperty("toDate").GetDecimal());
        Assert.Equal(600m, line.GetProperty("forecast").GetDecimal());
        Assert.Equal(("linear", 10, "overrun-forecast"), (
            line.GetProperty("method").GetString(), line.GetProperty("n").GetInt32(), line.GetProperty("status").GetString()));
        Assert.Equal(590m, line.GetProperty("allotted").GetDecimal());
        Assert.Equal("A test input", line.GetProperty("citation").GetString());
        var month = line.GetProperty("trees").GetProperty("toDate").GetProperty("inputs")[0].GetProperty("figure").GetString();
        Assert.Equal(50m, (await _host.JsonAsync("/api/explain/" + month)).GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task A_score_is_the_sum_of_its_parts_and_without_class_limits_says_why_there_is_no_class()
    {
        var declared = JsonNode.Parse(Declarations.Tv1)!;
        declared["headcount"] = 150;
        declared["researchAndDevelopment"] = 540;
        declared["emissions"] = 1.2;
        await _host.PutAsync(E + "declared/2023", declared.ToJsonString());
        var answer = await _host.JsonAsync(E + "score?period=2023");
        var parts = answer.GetProperty("parts").EnumerateArray().ToArray();
        Assert.Equal(("huangyan-2022-above", 6), (answer.GetProperty("scheme").GetString(), parts.Length));
        Digits.Same("20.5899", parts[0].GetProperty("score").GetDecimal()); // 860 ÷ 52 ÷ 24.097 × 30
        Assert.Equal(parts.Sum(one => one.GetProperty("score").GetDecimal()), answer.GetProperty("total").GetDecimal());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("class").ValueKind);
        Assert.Contains("class limits", answer.GetProperty("reasons").GetProperty("class").GetString(), StringComparison.Ordinal);
        Assert.Equal(200, (await _host.GetAsync("/api/explain/" + parts[0].GetProperty("figure").GetString())).Status);
    }

    [Fact]
    public async Task A_score_with_an_unknown_indicator_is_null_and_says_which()
    {
        await _host.PutAsync(E + "declared/2023", Declarations.Tv1);
        var answer = await _host.JsonAsync(E + "score?period=2023");
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("total").ValueKind);
        var head = answer.GetProperty("parts").EnumerateArray().Single(one => one.GetProperty("indicator").GetString() == "valueAddedPerHead");
        Assert.Equal(JsonValueKind.Null, head.GetProperty("value").ValueKind);
        Assert.False(string.IsNullOrEmpty(head.GetProperty("reason").GetString()));
        Assert.Equal(404, (await _host.GetAsync(E + "score?period=2023&scheme=none")).Status);
        Assert.Equal(400, (await _host.GetAsync(E + "score?period=2023-07")).Status);
    }

    [Fact]
    public async Task A_park_is_held_against_every_scheme_with_value_limit_verdict_and_reason()
    {
        await _host.PutAsync(E + "declared/2023", Declarations.Tv1);
        var answer = await _host.JsonAsync("/api/parks/qsh/readiness?year=2023");
        var schemes = answer.GetProperty("schemes").EnumerateArray().ToDictionary(one => one.GetProperty("scheme").GetString()!);
        var energy = Item(schemes["hj-274-2015"], "energyPerValueAdded");
        Digits.Same("0.217659", energy.GetProperty("value").GetDecimal());
        Assert.Equal((0.5m, "pass"), (energy.GetProperty("threshold").GetDecimal(), energy.GetProperty("verdict").GetString()));
        Assert.Equal("check", schemes["hj-274-2015"].GetProperty("confidence").GetString());
        Assert.Equal("fail", Item(schemes["near-zero-carbon-table-2024"], "carbonPerValueAdded").GetProperty("verdict").GetString());
        Assert.Equal("not-applicable", Item(schemes["national-zero-carbon-2025"], "carbonPerTce").GetProperty("verdict").GetString());
        foreach (var item in schemes.Values.SelectMany(one => one.GetProperty("items").EnumerateArray())
            .Where(one => one.GetProperty("verdict").GetString() is "unknown" or "not-applicable"))
        {
            Assert.False(string.IsNullOrEmpty(item.GetProperty("reason").GetString()), item.ToString());
        }
    }

    [Fact]
    public async Task A_baseline_is_kept_by_version_and_a_period_is_compared_with_it()
    {
        await _host.PutAsync(E + "declared/2023", Declarations.Tv1);
        await _host.PutAsync(E + "declared/2024-03", """{"output":2000,"activities":[{"flow":"grid-import","amount":360000,"unit":"kWh"}]}""");
        Assert.Equal(200, (await PutBaselineAsync("ratio", "first")).Status);
        var again = JsonDocument.Parse((await PutBaselineAsync("ratio", "a new line")).Body).RootElement;
        Assert.Equal((2, "kWh", "万元", "2024-01"), (again.GetProperty("version").GetInt32(), again.GetProperty("energyUnit").GetString(),
            again.GetProperty("driverUnit").GetString(), again.GetProperty("from").GetString()));
        Assert.Equal(2, (await _host.JsonAsync(E + "baselines")).GetProperty("baselines").GetArrayLength());
        var result = await _host.JsonAsync(E + "baselines/load?period=2024-03");
        Assert.Equal(180m, result.GetProperty("enPI").GetDecimal());
        Assert.Equal(200m, result.GetProperty("enB").GetDecimal());
        Assert.Equal(40_000m, result.GetProperty("saved").GetDecimal());
        Assert.Equal(40_000m, result.GetProperty("savedKwh").GetDecimal());
        Assert.Equal(0.1m, result.GetProperty("improvement").GetDecimal());
        Assert.Equal(12, result.GetProperty("n").GetInt32());
        var month = result.GetProperty("trees").GetProperty("actual").GetProperty("inputs")[0].GetProperty("figure").GetString();
        Assert.Equal(360_000m, (await _host.JsonAsync("/api/explain/" + month)).GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task A_regression_says_its_line_and_how_well_it_fits()
    {
        await _host.PutAsync(E + "declared/2023", Declarations.Tv1);
        await _host.PutAsync(E + "declared/2024-03", """{"output":2000,"activities":[{"flow":"grid-import","amount":360000,"unit":"kWh"}]}""");
        _host.Twin.Inventory("qsh/e1").BaselinePoints = asked =>
            [.. asked.Reference.Months().Select((month, i) => new BaselinePoint(month, 50_000m + (150m * (1_000m + (100m * i))), 1_000m + (100m * i), null))];
        Assert.Equal(200, (await PutBaselineAsync("regression", "first")).Status);
        var result = await _host.JsonAsync(E + "baselines/load?period=2024-03");
        Assert.Equal((150m, 50_000m, 1m), (
            result.GetProperty("slope").GetDecimal(), result.GetProperty("intercept").GetDecimal(), result.GetProperty("r2").GetDecimal()));
        Assert.Equal(-10_000m, result.GetProperty("saved").GetDecimal());
    }

    [Theory]
    [InlineData("energy.nothing", "declared.output", "ratio", "energy is 'energy.nothing'")]
    [InlineData("energy.loadKwh", "weather", "ratio", "driver is 'weather'")]
    [InlineData("energy.loadKwh", "declared.output", "guess", "method is 'guess'")]
    public async Task A_wrong_baseline_is_refused_with_what_is_allowed(string energy, string driver, string method, string says)
    {
        await _host.PutAsync(E + "declared/2023", Declarations.Tv1);
        var (status, _, body) = await _host.PutAsync(E + "baselines", $$"""
            {"id":"load","energy":"{{energy}}","driver":"{{driver}}","reference":"2023","method":"{{method}}","note":"x"}
            """);
        Assert.Equal(422, status);
        Assert.Contains(says, body.Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_without_a_baseline_or_not_over_is_refused_in_words()
    {
        Assert.Equal(404, (await _host.GetAsync(E + "baselines/none?period=2024-03")).Status);
        var running = await _host.GetAsync(E + "baselines/none?period=2026-11");
        Assert.Equal(400, running.Status);
        Assert.Contains("is not over", running.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_is_entered_with_who_and_when_and_stands_in_the_ranking()
    {
        var (status, _, body) = await _host.PutAsync("/api/city/targets/energyPerValueAdded/2023", """{"value":0.38,"source":"A test input"}""");
        Assert.True(status == 200, body);
        await _host.PutAsync(E + "declared/2023-Q1", """{"valueAdded":100,"activities":[{"flow":"diesel","amount":1,"unit":"t"}]}""");
        var ranking = await _host.JsonAsync("/api/city/ranking?quarter=2023-Q1");
        var target = Assert.Single(ranking.GetProperty("targets").EnumerateArray());
        Assert.Equal(("energyPerValueAdded", 0.38m, "admin"), (
            target.GetProperty("axis").GetString(), target.GetProperty("value").GetDecimal(), target.GetProperty("by").GetString()));
        Assert.Equal(Reports.Now, target.GetProperty("at").GetDateTimeOffset());
        Assert.Contains("0.38", ranking.GetProperty("zones").ToString(), StringComparison.Ordinal);
        foreach (var wrong in new[] { """{"source":"x"}""", """{"value":-1,"source":"x"}""", """{"value":1,"source":"x","zone":"nowhere"}""" })
        {
            Assert.Equal(422, (await _host.PutAsync("/api/city/targets/energyPerValueAdded/2023", wrong)).Status);
        }

        Assert.Equal(422, (await _host.PutAsync("/api/city/targets/nothing/2023", """{"value":1,"source":"x"}""")).Status);
    }

    private static JsonElement Line(JsonElement answer, string figure) =>
        answer.GetProperty("lines").EnumerateArray().Single(one => one.GetProperty("figure").GetString() == figure);

    private static JsonElement Item(JsonElement scheme, string id) =>
        scheme.GetProperty("items").EnumerateArray().Single(one => one.GetProperty("item").GetString() == id);

    private Task<(int Status, string? Type, string Body)> PutBaselineAsync(string method, string note) => _host.PutAsync(E + "baselines", $$"""
        {"id":"load","energy":"energy.loadKwh","driver":"declared.output","reference":"2023","method":"{{method}}","note":"{{note}}"}
        """);

    private async Task DeclareMonthsAsync(int year, int first, int last)
    {
        for (var month = first; month <= last; month++)
        {
            var (status, _, body) = await _host.PutAsync(
                E + "declared/" + LocalMonth.Of(year, month), """{"activities":[{"flow":"process-emissions","amount":50,"unit":"tCO2"}]}""");
            Assert.True(status == 200, body);
        }
    }

    private async Task AllotAsync(string figure, int year, decimal amount)
    {
        var thresholds = JsonNode.Parse((await _host.GetAsync("/api/reference/thresholds")).Body)!;
        thresholds["allotments"] = new JsonArray(new JsonObject
        {
            ["park"] = "qsh",
            ["enterprise"] = "e1",
            ["year"] = year,
            ["figure"] = figure,
            ["amount"] = amount,
            ["source"] = "A test input",
            ["confidence"] = "confirmed",
        });
        var (status, _, body) = await _host.PutAsync("/api/reference/thresholds?version=allotted", thresholds.ToJsonString());
        Assert.True(status == 200, body);
    }
}
