using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ParkTwin.Testing;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests;

/// <summary>The routes of accounts over declared figures and the reference data that comes with the twin.</summary>
public sealed class AccountTests : IAsyncLifetime
{
    private const string E = "/api/parks/qsh/enterprises/e1/";
    private WebHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync();
        await PublishTestInputsAsync(_host);
        var (status, _, body) = await _host.PutAsync(E + "declared/2023", Declarations.Tv1);
        Assert.True(status == 200, body);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("carbon?period=2023", "scope1", "426.345")]
    [InlineData("carbon?period=2023", "scope2Location", "2141.68")]
    [InlineData("carbon?period=2023", "scope2Market", "2500.72")]
    [InlineData("carbon?period=2023", "total", "2568.02")]
    [InlineData("carbon?period=2023&scope=national", "total", "2674.26")]
    [InlineData("carbon?period=2023", "scope3Memo", "7.56000")]
    [InlineData("carbon?period=2023", "avoidedSelfUse", "378.024")]
    [InlineData("carbon?period=2023", "avoidedExport", "69.6360")]
    [InlineData("energy?period=2023", "loadKwh", "3960000")]
    [InlineData("energy?period=2023", "tceCalorific", "914.169")]
    [InlineData("energy?period=2023", "tceEquivalent", "1539.37")]
    [InlineData("energy?period=2023", "tceCalorificWithoutPv", "820.765")]
    [InlineData("energy?period=2023", "tceCalorificWithMedia", "925.739")]
    [InlineData("intensity?period=2023", "tco2PerValueAdded", "0.611435")]
    [InlineData("intensity?period=2023", "tco2PerOutput", "0.142668")]
    [InlineData("intensity?period=2023", "tceCalorificPerValueAdded", "0.217659")]
    [InlineData("intensity?period=2023", "tceEquivalentPerValueAdded", "0.366518")]
    [InlineData("intensity?period=2023", "tceCalorificPerOutput", "0.0507872")]
    [InlineData("intensity?period=2023", "waterPerValueAdded", "10.7143")]
    [InlineData("intensity?period=2023", "tco2PerMu", "49.3851")]
    [InlineData("intensity?period=2023", "taxPerMu", "16.5385")]
    [InlineData("intensity?period=2023", "valueAddedPerMu", "80.7692")]
    [InlineData("intensity?period=2023", "selfConsumption", "0.844444")]
    [InlineData("intensity?period=2023", "selfSufficiency", "0.191919")]
    [InlineData("intensity?period=2023&scope=national", "tco2PerValueAdded", "0.611435")]
    [InlineData("grade?period=2023", "k", "0.849215")]
    [InlineData("grade?period=2023", "grade", "3.00000")]
    public async Task TV1_comes_out_of_the_routes_to_six_digits_and_each_figure_opens_with_the_same_value(string path, string name, string wanted)
    {
        var answer = await _host.JsonAsync(E + path);
        var value = answer.GetProperty(name).GetDecimal();
        Digits.Same(wanted, value);
        var id = answer.GetProperty("figures").GetProperty(name).GetString()!;
        Assert.DoesNotContain('/', id);
        var opened = await _host.JsonAsync("/api/explain/" + id);
        Assert.Equal(value, opened.GetProperty("value").GetDecimal());
        Assert.Equal(("provisional", "test"), (answer.GetProperty("state").GetString(), answer.GetProperty("factorSet").GetString()));
    }

    [Fact]
    public async Task Every_figure_that_the_ranking_names_opens()
    {
        var ranking = await _host.JsonAsync("/api/city/ranking?quarter=2023-Q3");
        var ids = ranking.GetProperty("figures").EnumerateObject().Select(one => one.Value.GetString()).ToArray();
        Assert.NotEmpty(ids);
        foreach (var id in ids)
        {
            var opened = await _host.GetAsync("/api/explain/" + id);
            Assert.True(opened.Status == 200, $"{id}: {opened.Body}");
        }
    }

    [Fact]
    public async Task Every_figure_of_every_answer_opens_with_the_answers_value_and_every_null_has_a_reason()
    {
        await _host.PutAsync("/api/parks/qsh/enterprises/e2/declared/2023", """{"output":5,"valueAdded":1,"activities":[{"flow":"lpg","amount":2,"unit":"t"}]}""");
        var opened = 0;
        foreach (var path in new[]
        {
            E + "carbon?period=2023", E + "energy?period=2023", E + "intensity?period=2023", E + "grade?period=2023", E + "cost?period=2023",
            E + "balance?period=2023", E + "declared/2023", "/api/parks/qsh/carbon?period=2023", "/api/parks/qsh/energy?period=2023",
            "/api/parks/qsh/intensity?period=2023", "/api/parks/qsh/cost?period=2023",
        })
        {
            var answer = await _host.JsonAsync(path);
            foreach (var figure in answer.GetProperty("figures").EnumerateObject())
            {
                var value = Find(answer, figure.Name);
                if (value.ValueKind == JsonValueKind.Null)
                {
                    Assert.True(answer.GetProperty("reasons").TryGetProperty(figure.Name, out _) || path.Contains("declared"), $"{path} {figure.Name}");
                }

                var (status, _, body) = await _host.GetAsync("/api/explain/" + figure.Value.GetString());
                if (status == 404 && value.ValueKind == JsonValueKind.Null)
                {
                    continue; // An account without that figure says so in its reasons.
                }

                Assert.True(status == 200, $"{path} {figure.Name}: {body}");
                var shown = JsonDocument.Parse(body).RootElement.GetProperty("value");
                Assert.True(path.Contains("declared") || value.ValueKind == JsonValueKind.String || shown.GetRawText() == value.GetRawText(), $"{path} {figure.Name}: {shown} is not {value}");
                opened++;
            }
        }

        Assert.True(opened > 80, $"{opened}");
    }

    [Theory]
    [InlineData("enterprises/e1/carbon", "total", "co2.heat.default")]
    [InlineData("enterprises/e1/energy", "tceCalorificWithMedia", null)]
    [InlineData("enterprises/e1/intensity", "tco2PerValueAdded", "co2.heat.default")]
    [InlineData("enterprises/e1/grade", "k", "co2.heat.default")]
    [InlineData("enterprises/e2/carbon", "total", null)]
    [InlineData("enterprises/e2/energy", "tceCalorificWithMedia", "coal.nitrogen-main")]
    [InlineData("enterprises/e2/energy", "tceCalorific", null)]
    [InlineData("carbon", "total", "co2.heat.default")]
    [InlineData("energy", "tceCalorificWithMedia", "coal.nitrogen-main")]
    [InlineData("intensity", "selfSufficiency", null)]
    [InlineData("cost", "total", null)]
    public async Task Beside_a_value_stand_the_entries_to_be_checked_that_its_tree_rests_on_and_no_others(string path, string name, string? only)
    {
        var factors = JsonNode.Parse((await _host.GetAsync("/api/reference/factors")).Body)!;
        factors["factors"]!.AsArray().Single(one => (string?)one!["id"] == "co2.heat.default")!["confidence"] = "check";
        var published = await _host.PutAsync("/api/reference/factors?version=checked&note=test", factors.ToJsonString());
        Assert.True(published.Status == 200, published.Body);
        var (status, _, body) = await _host.PutAsync("/api/parks/qsh/enterprises/e2/declared/2023", """
            {"valueAdded":100,"activities":[{"flow":"nitrogen","amount":1200,"unit":"m3"},{"flow":"gas","amount":9,"unit":"Nm3"}]}
            """);
        Assert.True(status == 200, body);
        var answer = await _host.JsonAsync($"/api/parks/qsh/{path}?period=2023");
        var checks = answer.GetProperty("checks");
        foreach (var figure in answer.GetProperty("figures").EnumerateObject())
        {
            var shown = checks.TryGetProperty(figure.Name, out var ids) ? ids.EnumerateArray().Select(id => id.GetString()!).ToArray() : [];
            if (Find(answer, figure.Name).ValueKind == JsonValueKind.Null)
            {
                Assert.Empty(shown);
                continue;
            }

            var tree = await _host.JsonAsync("/api/explain/" + figure.Value.GetString() + "?depth=32");
            var below = Nodes(tree)
                .Where(node => node.GetProperty("source") is { ValueKind: JsonValueKind.Object } source
                    && source.TryGetProperty("confidence", out var confidence) && confidence.GetString() == "check")
                .Select(node => (node.GetProperty("source").TryGetProperty("id", out var id) ? id : node.GetProperty("key")).GetString()!)
                .Distinct().Order(StringComparer.Ordinal);
            Assert.True(below.SequenceEqual(shown), $"{figure.Name}: the tree rests on {string.Join(", ", below)}, beside it stand {string.Join(", ", shown)}");
        }

        Assert.Equal(only, checks.TryGetProperty(name, out var marks) ? Assert.Single(marks.EnumerateArray()).GetString() : null);
    }

    [Fact]
    public async Task A_park_is_sum_over_sum_and_opens_down_to_the_declarations_of_each_enterprise()
    {
        await _host.PutAsync("/api/parks/qsh/enterprises/e2/declared/2023", """
            {"valueAdded":900,"activities":[{"flow":"process-emissions","amount":500,"unit":"tCO2"}]}
            """);
        var park = await _host.JsonAsync("/api/parks/qsh/carbon?period=2023");
        Assert.Equal(JsonValueKind.Null, park.GetProperty("enterprise").ValueKind);
        Digits.Same("3068.02", park.GetProperty("total").GetDecimal());
        var intensity = await _host.JsonAsync("/api/parks/qsh/intensity?period=2023");
        Digits.Same("0.601574", intensity.GetProperty("tco2PerValueAdded").GetDecimal());
        var opened = await _host.JsonAsync("/api/explain/" + park.GetProperty("figures").GetProperty("total").GetString());
        Assert.Contains(
            "/api/parks/qsh/enterprises/e2/declared/2023",
            opened.GetProperty("declarations").EnumerateArray().Select(one => one.GetProperty("declaration").GetString()));
        var below = opened.GetProperty("inputs").EnumerateArray().Single(one => one.GetProperty("key").GetString() == "carbon.total@e2");
        Assert.Equal("qsh~e2~2023~provincial~carbon.total", below.GetProperty("inputs")[0].GetProperty("figure").GetString());
    }

    [Fact]
    public async Task Explain_says_formula_factor_citation_and_confidence()
    {
        var opened = await _host.JsonAsync("/api/explain/qsh~e1~2023~provincial~carbon.flow.grid-import");
        var factor = Assert.Single(opened.GetProperty("factors").EnumerateArray());
        Assert.Equal(0.4974m, factor.GetProperty("value").GetDecimal());
        var source = factor.GetProperty("source");
        Assert.Equal(("reference", 2023, "2025-12-31", "confirmed", "test"), (
            source.GetProperty("kind").GetString(), source.GetProperty("dataYear").GetInt32(), source.GetProperty("publishedOn").GetString(),
            source.GetProperty("confidence").GetString(), source.GetProperty("set").GetString()));
        Assert.False(string.IsNullOrEmpty(source.GetProperty("citation").GetString()));
        Assert.False(string.IsNullOrEmpty(opened.GetProperty("formula").GetString()));
        Assert.Equal(3_200_000m, Assert.Single(opened.GetProperty("parts").EnumerateArray()).GetProperty("declared").GetDecimal());
        foreach (var node in Nodes(opened))
        {
            var (status, _, body) = await _host.GetAsync("/api/explain/" + node.GetProperty("figure").GetString());
            Assert.True(status == 200, body);
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("nowhere~e1~2023~provincial~carbon.total")]
    [InlineData("qsh~nobody~2023~provincial~carbon.total")]
    [InlineData("qsh~e1~2023~provincial~carbon.nothing")]
    [InlineData("qsh~e1~2023~provincial~carbon.total~1")]
    [InlineData("qsh~e1~2023-13~provincial~carbon.total")]
    [InlineData("qsh~e1~2023~global~carbon.total")]
    public async Task What_does_not_exist_is_404_in_the_same_words(string id)
    {
        var (status, _, body) = await _host.GetAsync("/api/explain/" + id);
        Assert.Equal(404, status);
        Assert.Contains("There is no figure", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_period_shows_what_was_reported_and_what_would_be_now_beside_it()
    {
        var before = (await _host.JsonAsync(E + "carbon?period=2023")).GetProperty("total").GetDecimal();
        var (status, _, body) = await _host.PostAsync(E + "reports/2023/lock", "{}");
        Assert.True(status == 200, body);
        var document = await _host.GetAsync(E + "reports/2023/1/document");
        await _host.PutAsync(E + "declared/2023", """{"activities":[{"flow":"diesel","amount":1,"unit":"t"}]}""");
        await _host.PostAsync(E + "reports/2023/restate", "{}");
        var locked = await _host.JsonAsync(E + "carbon?period=2023");
        Assert.Equal(("restated", 1), (locked.GetProperty("state").GetString(), locked.GetProperty("version").GetInt32()));
        Assert.Equal(before, locked.GetProperty("total").GetDecimal());
        var restated = locked.GetProperty("restated");
        Digits.Same("3.09591", restated.GetProperty("values").GetProperty("total").GetDecimal());
        Assert.Equal(2.5m, restated.GetProperty("differences")[0].GetProperty("difference").GetDecimal());
        Assert.EndsWith("~1", locked.GetProperty("figures").GetProperty("total").GetString(), StringComparison.Ordinal);
        var opened = await _host.JsonAsync("/api/explain/" + locked.GetProperty("figures").GetProperty("total").GetString());
        Assert.Equal(before, opened.GetProperty("value").GetDecimal());
        Digits.Same("3.09591", opened.GetProperty("current").GetProperty("value").GetDecimal());
        Assert.Equal(document, await _host.GetAsync(E + "reports/2023/1/document"));
        Assert.Equal(2, (await _host.JsonAsync(E + "reports/2023")).GetProperty("versions").GetArrayLength());
        Assert.Equal("2023", Assert.Single((await _host.JsonAsync(E + "reports")).GetProperty("reports").EnumerateArray()).GetProperty("period").GetString());
        Assert.Equal(404, (await _host.GetAsync(E + "reports/2023/3/document")).Status);
    }

    [Theory]
    [InlineData("carbon", 400, "period is missing; it is a month (2023-07)")]
    [InlineData("carbon?period=july", 400, "period is 'july'")]
    [InlineData("carbon?period=2023&scope=global", 400, "provincial, regional, national")]
    public async Task A_wrong_period_or_scope_is_answered_with_what_is_allowed(string path, int status, string says)
    {
        var answer = await _host.GetAsync(E + path);
        Assert.Equal(status, answer.Status);
        Assert.Contains(says, answer.Body.Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_document_is_published_whole_and_all_its_faults_are_told()
    {
        var bad = await _host.PutAsync("/api/reference/factors", """{"factors":[{"id":"a"},{"id":"b"}]}""");
        Assert.Equal(422, bad.Status);
        Assert.True(JsonDocument.Parse(bad.Body).RootElement.GetProperty("faults").GetArrayLength() > 1, bad.Body);
        var list = await _host.JsonAsync("/api/reference");
        Assert.Equal("test", list.GetProperty("current").GetString());
        Assert.Equal(["industry-means"], list.GetProperty("history")[0].GetProperty("changed").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(404, (await _host.GetAsync("/api/reference/prices")).Status);
        Assert.Equal(404, (await _host.GetAsync("/api/reference/factors?version=v9")).Status);
        Assert.Equal(200, (await _host.GetAsync("/api/reference/factors?version=v1")).Status);
    }

    /// <summary>Industry mean 0.72 and 等价值 0.28078: made-up inputs of the vectors, entered as a person would.</summary>
    internal static async Task PublishTestInputsAsync(WebHost host)
    {
        var factors = JsonNode.Parse((await host.GetAsync("/api/reference/factors")).Body)!;
        TestInputs.AddPrimary(factors, "CN-33", 0.28078m, 2023);
        var first = await host.PutAsync("/api/reference/factors?version=test-factors&note=vectors", factors.ToJsonString());
        Assert.True(first.Status == 200, first.Body);
        var second = await host.PutAsync("/api/reference/industry-means?version=test&note=vectors", TestInputs.Means("C17", "2023", 0.72m));
        Assert.True(second.Status == 200, second.Body);
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement node)
    {
        yield return node;
        foreach (var below in node.GetProperty("inputs").EnumerateArray().SelectMany(Nodes))
        {
            yield return below;
        }
    }

    /// <summary>The value of a name such as <c>byCarrier.gas.amount</c>; keys of maps may hold dots themselves.</summary>
    private static JsonElement Find(JsonElement answer, string name)
    {
        if (answer.ValueKind == JsonValueKind.Array)
        {
            var row = answer.EnumerateArray().FirstOrDefault(one => one.TryGetProperty("flow", out var flow) && flow.GetString() == name);
            return row.ValueKind == JsonValueKind.Object ? row.GetProperty("amount") : row;
        }

        if (answer.TryGetProperty(name, out var found))
        {
            return found;
        }

        for (var dot = name.IndexOf('.'); dot > 0; dot = name.IndexOf('.', dot + 1))
        {
            if (answer.TryGetProperty(name[..dot], out var below))
            {
                return Find(below, name[(dot + 1)..]);
            }
        }

        Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"The answer has no {name}."));
        return default;
    }
}
