using System.Text.Json;

namespace ParkTwin.Web.Tests;

public sealed class DeclaredTests : IAsyncLifetime
{
    private const string E = "/api/parks/qsh/enterprises/e1/declared/";

    private const string Issue = """
        {"output":18000,"valueAdded":4200,"tax":860,"landMu":52,"floorM2":null,"headcount":null,"activities":[
        {"flow":"grid-import","amount":3200000,"unit":"kWh"},{"flow":"pv-generated","amount":900000,"unit":"kWh"},
        {"flow":"pv-exported","amount":140000,"unit":"kWh"},{"flow":"gas","amount":180000,"unit":"Nm3"},
        {"flow":"diesel","amount":12,"unit":"t"},{"flow":"heat","amount":5000,"unit":"GJ"},{"flow":"water","amount":45000,"unit":"t"}],
        "certificates":[]}
        """;

    private WebHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("2023")]
    [InlineData("2023-Q3")]
    [InlineData("2023-07")]
    public async Task The_body_of_the_issue_is_kept_and_comes_back_with_its_history(string period)
    {
        var (status, _, body) = await _host.PutAsync(E + period, Issue);
        Assert.True(status == 200, body);
        var declared = await _host.JsonAsync(E + period);
        Assert.Equal(18000m, declared.GetProperty("output").GetDecimal());
        Assert.Equal(JsonValueKind.Null, declared.GetProperty("floorM2").ValueKind);
        Assert.Equal(JsonValueKind.Null, declared.GetProperty("researchAndDevelopment").ValueKind);
        Assert.Equal(7, declared.GetProperty("activities").GetArrayLength());
        Assert.Equal((period, 1, "admin", "api"), (
            declared.GetProperty("period").GetString(), declared.GetProperty("declaredVersion").GetInt32(),
            declared.GetProperty("by").GetString(), declared.GetProperty("via").GetString()));
        var history = declared.GetProperty("history");
        Assert.Equal(1, history.GetArrayLength());
        Assert.Equal(4200m, history[0].GetProperty("figures").GetProperty("valueAdded").GetDecimal());
        Assert.Equal("provisional", declared.GetProperty("state").GetString());
        Assert.Equal($"qsh~e1~{period}~provincial~declared.output", declared.GetProperty("figures").GetProperty("output").GetString());
    }

    [Fact]
    public async Task Every_change_is_a_version_and_the_same_again_is_none()
    {
        await _host.PutAsync(E + "2023", """{"output":1}""");
        await _host.PutAsync(E + "2023", """{"output":1.0}""");
        await _host.PutAsync(E + "2023?via=page", """{"output":2}""");
        var declared = await _host.JsonAsync(E + "2023");
        Assert.Equal(2, declared.GetProperty("declaredVersion").GetInt32());
        Assert.Equal(["api", "page"], declared.GetProperty("history").EnumerateArray().Select(one => one.GetProperty("via").GetString()));
        var all = await _host.JsonAsync("/api/parks/qsh/enterprises/e1/declared");
        Assert.Equal(2, Assert.Single(all.GetProperty("periods").EnumerateArray()).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Nothing_declared_is_version_0_and_nulls()
    {
        using var answer = await _host.Client.GetAsync(new Uri(E + "2023", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("\"0\"", answer.Headers.ETag?.Tag);
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(JsonValueKind.Null, body.GetProperty("output").ValueKind);
        Assert.Equal(0, body.GetProperty("history").GetArrayLength());
    }

    [Theory]
    [InlineData("If-Match", "\"1\"", 200)]
    [InlineData("If-Match", "\"0\"", 412)]
    [InlineData("If-Match", "\"2\"", 412)]
    [InlineData("If-None-Match", "*", 412)]
    [InlineData("If-Match", "\"one\"", 400)]
    public async Task A_writer_who_has_not_seen_the_newest_version_changes_nothing(string header, string tag, int status)
    {
        await _host.PutAsync(E + "2023", """{"output":1}""");
        var answer = await _host.PutAsync(E + "2023", """{"output":2}""", (header, tag));
        Assert.True(answer.Status == status, answer.Body);
        var kept = (await _host.JsonAsync(E + "2023")).GetProperty("output").GetDecimal();
        Assert.Equal(status == 200 ? 2m : 1m, kept);
    }

    [Fact]
    public async Task A_number_keeps_every_digit()
    {
        await _host.PutAsync(E + "2023", """{"output":79228162514.264337593,"tax":-0.000000001,"landMu":52.50}""");
        var (_, _, body) = await _host.GetAsync(E + "2023");
        Assert.Contains("\"output\":79228162514.264337593,", body, StringComparison.Ordinal);
        Assert.Contains("\"tax\":-0.000000001,", body, StringComparison.Ordinal);
        Assert.Contains("\"landMu\":52.5,", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_parks_own_meters_and_strangers()
    {
        Assert.Equal(200, (await _host.PutAsync("/api/parks/qsh/enterprises/~/declared/2023", """{"landMu":3}""")).Status);
        Assert.Equal(404, (await _host.PutAsync("/api/parks/qsh/enterprises/nobody/declared/2023", "{}")).Status);
        Assert.Equal(404, (await _host.GetAsync("/api/parks/nowhere/enterprises/e1/declared")).Status);
    }

    [Fact]
    public async Task An_enterprise_that_the_silo_does_not_know_yet_is_503()
    {
        _host.Twin.Inventory("qsh/e1").Known = false;
        Assert.Equal(503, (await _host.GetAsync(E + "2023")).Status);
    }
}
