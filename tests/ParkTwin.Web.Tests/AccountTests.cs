using System.Text.Json;
using System.Text.Json.Nodes;
using ParkTwin.Testing;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests;

/// <summary>The routes of accounts where something is declared, locked or published in between; questions alone: <see cref="AccountFigureTests"/>.</summary>
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
                var value = AccountAnswers.Find(answer, figure.Name);
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
}
