using System.Text.Json;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Tariffs;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests.Access;

/// <summary>What an account with a narrow scope reads of what is its own.</summary>
public sealed class ScopedViews : IAsyncLifetime
{
    private readonly FakeTwin _twin = TwoParks.Whole();
    private WebHost _host = null!;

    public async ValueTask InitializeAsync() =>
        _host = await WebHost.StartAsync(twin: _twin);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_enterprise_finds_its_park_with_itself_alone_in_it()
    {
        var parks = await JsonAsync("enterpriseE1", "/api/parks");
        Assert.Equal(1, parks.GetArrayLength());
        Assert.Equal((1, 2), (parks[0].GetProperty("enterprises").GetInt32(), parks[0].GetProperty("meters").GetInt32()));
        var live = await JsonAsync("enterpriseE1", "/api/parks/qsh/live");
        Assert.Equal(0, live.GetProperty("lines").GetArrayLength());
        Assert.Equal("e1", live.GetProperty("enterprises").EnumerateArray().Single().GetProperty("id").GetString());
        Assert.Equal(["m1", "m1s"], live.GetProperty("meters").EnumerateArray().Select(meter => meter.GetProperty("id").GetString()));
        Assert.Equal(JsonValueKind.Null, live.GetProperty("meters")[1].GetProperty("parent").ValueKind);
        Assert.False(live.GetProperty("meters")[1].GetProperty("counted").GetBoolean());
        var registry = await JsonAsync("enterpriseE1", "/api/parks/qsh");
        Assert.DoesNotContain("p0", registry.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_of_one_park_finds_that_park_alone_and_all_of_it()
    {
        var parks = await JsonAsync("operatorHere", "/api/parks");
        Assert.Equal("qsh", parks.EnumerateArray().Single().GetProperty("id").GetString());
        var live = await JsonAsync("operatorHere", "/api/parks/qsh/live");
        Assert.Equal(1, live.GetProperty("lines").GetArrayLength());
        Assert.Equal(3, live.GetProperty("enterprises").GetArrayLength());
    }

    [Fact]
    public async Task An_enterprise_that_the_registry_does_not_have_sees_nothing() =>
        Assert.Equal(0, (await JsonAsync("enterpriseGone", "/api/parks")).GetArrayLength());

    [Theory]
    [InlineData("admin", 4, true)]
    [InlineData("auditor", 4, true)]
    [InlineData("operatorAll", 4, true)]
    [InlineData("platform", 2, false)]
    [InlineData("operatorHere", 1, false)]
    public async Task What_names_no_park_in_quarantine_is_for_those_who_have_all_parks(string caller, int total, bool nameless)
    {
        var page = await JsonAsync(caller, "/api/quarantine");
        Assert.Equal(total, page.GetProperty("total").GetInt32());
        var topics = page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("topic").GetString()!).ToArray();
        Assert.Equal(total, topics.Length);
        Assert.Equal(nameless, topics.Contains("elsewhere/m1"));
    }

    [Fact]
    public async Task Health_names_the_enterprise_in_trouble_to_those_alone_who_see_it()
    {
        _twin.Status = new IngestStatus
        {
            Ready = false,
            Health =
            [
                new("journal", true, "Commits reach the disk."),
                new("enterprise", false, "qsh/e1: it refuses."), new("enterprise", false, "xsw/x1: it refuses."), new("enterprise", false, "xsw/~: it refuses."),
            ],
        };
        Assert.Equal(5, (await HealthAsync("auditor", "/api/status")).Length);
        var here = await HealthAsync("operatorHere", "/api/status");
        Assert.Equal(4, here.Length);
        Assert.Contains("qsh/e1: it refuses.", here);
        Assert.DoesNotContain(here, detail => detail.Contains("xsw", StringComparison.Ordinal));
        Assert.Equal(2, (await HealthAsync(TestCallers.Nobody, "/health/ready")).Length);
    }

    [Fact]
    public async Task An_operator_of_one_park_lets_in_again_what_is_of_that_park_alone()
    {
        var (status, _) = await SendAsync("operatorHere", HttpMethod.Post, "/api/quarantine/replay", """{"ids":[7,8,9]}""");
        Assert.Equal(200, status);
        Assert.Equal([7L], Assert.Single(_twin.Replays).Ids!);
    }

    [Theory]
    [InlineData("PUT", "/api/parks/qsh/enterprises/e1/declared/2023-05", """{"output":1}""", "\"by\":\"admin\"")]
    [InlineData("POST", "/api/parks/qsh/enterprises/e1/reports/2023-05/lock", "{}", "\"by\":\"admin\"")]
    public async Task What_is_written_has_the_name_of_who_is_signed_in(string method, string path, string body, string says)
    {
        var (status, text) = await SendAsync("admin", new HttpMethod(method), path, body);
        Assert.True(status == 200, text);
        Assert.Contains(says, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_with_a_flag_has_the_name_of_who_is_signed_in()
    {
        const string Path = "/api/flags/qsh~e1~CARBON_GRADE_5~2023/answer";
        var (status, text) = await SendAsync("enterpriseE1", HttpMethod.Post, Path, """{"text":"rectified"}""");
        Assert.True(status == 200, text);
        Assert.Equal("enterprisee1", Assert.Single(_twin.Inventory("qsh/e1").Steps).By);
    }

    [Fact]
    public async Task Allotments_of_others_are_not_in_the_thresholds_of_an_enterprise()
    {
        var thresholds = await JsonAsync("admin", "/api/reference/thresholds");
        var with = thresholds.GetRawText().Replace(
            "\"allotments\": []",
            """
            "allotments": [{"park":"qsh","enterprise":"e1","year":2023,"figure":"carbon.total","amount":1,"source":"a","confidence":"check"},
            {"park":"qsh","enterprise":"e2","year":2023,"figure":"carbon.total","amount":2,"source":"b","confidence":"check"},
            {"park":"qsh","enterprise":null,"year":2023,"figure":"carbon.total","amount":3,"source":"c","confidence":"check"}]
            """,
            StringComparison.Ordinal);
        var before = await SendAsync("enterpriseE2", HttpMethod.Get, "/api/reference/thresholds", null);
        var (status, text) = await SendAsync("admin", HttpMethod.Put, "/api/reference/thresholds?note=for+e1", with);
        Assert.True(status == 200, text);
        Assert.Equal("1, 2, 3", await AmountsAsync("platform"));
        Assert.Equal("1, 2, 3", await AmountsAsync("operatorHere"));
        Assert.Equal("1", await AmountsAsync("enterpriseE1"));
        Assert.Equal(before, await SendAsync("operatorThere", HttpMethod.Get, "/api/reference/thresholds", null));
        var history = await JsonAsync("enterpriseE2", "/api/reference");
        Assert.DoesNotContain("for e1", history.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Meters_of_others_behind_an_enterprises_own_count_and_have_no_name()
    {
        _twin.Inventory("qsh/e1").Metered = new Activities { Meters = [Meter("m1")], Months = [Month("m1", 900)], Demand = [] };
        _twin.Inventory("qsh/e1").Supplied = new SubSupply
        {
            Meters =
            [
                new SuppliedMeter
                {
                    Meter = Meter("m2") with { Enterprise = EnterpriseId.Parse("e2"), Parent = MeterId.Parse("m1") },
                    From = MeterId.Parse("m1"),
                },
            ],
            Months = [Month("m2", 300)],
        };
        const string Path = "/api/explain/qsh~e1~2023-05~provincial~activity.grid-import?depth=32";
        var (_, seen) = await SendAsync("operatorHere", HttpMethod.Get, Path, null);
        var (status, own) = await SendAsync("enterpriseE1", HttpMethod.Get, Path, null);
        Assert.True(status == 200, own);
        Assert.Contains("\"m2\"", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("m2", own, StringComparison.Ordinal);
        Assert.Contains("another-1", own, StringComparison.Ordinal);
        Assert.Equal(Value(seen), Value(own));
        Assert.DoesNotContain("/meters/another-1", own, StringComparison.Ordinal);

        var keyOf = "/api/explain/qsh~e1~2023-05~provincial~activity.grid-import.metered.m1.supplied.";
        Assert.Equal(404, (await SendAsync("enterpriseE1", HttpMethod.Get, keyOf + "m2", null)).Status);
        Assert.Equal(200, (await SendAsync("enterpriseE1", HttpMethod.Get, keyOf + "another-1", null)).Status);
    }

    private static decimal Value(string json) => JsonDocument.Parse(json).RootElement.GetProperty("value").GetDecimal();

    private static MeterDefinition Meter(string id) => new()
    {
        Id = MeterId.Parse(id),
        Enterprise = EnterpriseId.Parse("e1"),
        Carrier = Carrier.Electricity,
        Role = MeterRole.GridImport,
        Kind = MeterKind.Register,
        Unit = MeterUnit.KilowattHour,
        IntervalSeconds = 900,
    };

    private static MeterMonth Month(string meter, long kilowattHours) => new()
    {
        Meter = MeterId.Parse(meter),
        Month = LocalMonth.Of(new DateOnly(2023, 5, 1)),
        Amount = kilowattHours * 1_000_000,
        CoveredMs = 2_678_400_000,
        ExpectedMs = 2_678_400_000,
        Bands = new long[(int)TimeBand.None + 1],
    };

    private async Task<string[]> HealthAsync(string caller, string path)
    {
        var (_, text) = await SendAsync(caller, HttpMethod.Get, path, null);
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("health").EnumerateArray().Select(item => item.GetProperty("detail").GetString()!)];
    }

    private async Task<string> AmountsAsync(string caller) => string.Join(
        ", ",
        (await JsonAsync(caller, "/api/reference/thresholds")).GetProperty("allotments").EnumerateArray()
            .Select(one => one.GetProperty("amount").GetInt32()));

    private async Task<JsonElement> JsonAsync(string caller, string path)
    {
        var (status, text) = await SendAsync(caller, HttpMethod.Get, path, null);
        Assert.True(status == 200, $"{path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task<(int Status, string Text)> SendAsync(string caller, HttpMethod method, string path, string? body)
    {
        var client = await TestCallers.ClientAsync(_host, caller);
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
