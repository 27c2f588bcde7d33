using System.Text.Json;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests;

public sealed class ApiShapes : IAsyncLifetime
{
    private WebHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Parks_are_listed_with_their_counts()
    {
        var (_, type, body) = await _host.GetAsync("/api/parks");
        Assert.Equal("application/json", type);
        Assert.Equal("""[{"id":"qsh","name":"青山湖科技城","timeZone":"Asia/Shanghai","region":"CN-33","enterprises":2,"meters":4}]""", body);
    }

    [Fact]
    public async Task A_live_view_holds_lines_enterprises_and_all_meters()
    {
        _host.Twin.ParkGrain.Reports.AddRange([Reports.E1(812), Reports.ParkOwn(3, 500_000)]);
        var (_, _, body) = await _host.GetAsync("/api/parks/qsh/live");
        Assert.StartsWith(
            """{"park":{"id":"qsh","name":"青山湖科技城","timeZone":"Asia/Shanghai","region":"CN-33","demo":false},"at":"2026-11-20T08:00:03.12+08:00","lines":[{"carrier":"electricity","role":"grid-import","unit":"kWh","rateUnit":"kW","meters":2,"freshMeters":1,"rate":412.5,"today":1820.7,"yesterdaySoFar":null,"yesterday":0}],""",
            body,
            StringComparison.Ordinal);
        Assert.Contains(
            """{"id":"e1","name":"一号厂","industry":"C17","landMu":52.5,"floorM2":21000,"sequence":812,""", body, StringComparison.Ordinal);
        Assert.Contains("\"meters\":2,\"staleMeters\":1,\"lastAt\":\"2026-11-20T08:00:00+08:00\"}", body, StringComparison.Ordinal);
        Assert.Contains(
            """{"id":"m1","name":null,"enterprise":"e1","carrier":"electricity","role":"grid-import","kind":"register","meterUnit":"kWh","unit":"kWh","rateUnit":"kW","intervalSeconds":900,"parent":null,"counted":true,"rate":412.5,"today":1820.2,"lastAt":"2026-11-20T08:00:00+08:00","lastArrived":"2026-11-20T08:00:01.02+08:00","lastValue":12345.67,"quality":"good","verdict":"accepted","stale":false}""",
            body,
            StringComparison.Ordinal);
        var enterprises = JsonDocument.Parse(body).RootElement.GetProperty("enterprises");
        Assert.Equal(["e1", "e2", null], enterprises.EnumerateArray().Select(one => one.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData(3 * 900_000 + 120_000, false)]
    [InlineData(3 * 900_000 + 120_001, true)]
    public async Task A_meter_is_stale_after_three_intervals_and_two_minutes(long lastAgoMs, bool stale)
    {
        _host.Twin.ParkGrain.Reports.Add(Reports.E1(1, lastAgoMs: lastAgoMs));
        var live = await _host.JsonAsync("/api/parks/qsh/live");
        Assert.Equal(stale, live.GetProperty("meters")[0].GetProperty("stale").GetBoolean());
    }

    [Fact]
    public async Task Usage_is_exact_and_says_how_complete_it_is()
    {
        UsageRequest? asked = null;
        _host.Twin.Enterprise("qsh/e1").OnUsage = request =>
        {
            asked = request;
            return Answer(
                new UsageRow(Ms("2025-12-31T16:00:00Z"), 28_800_000, 22_000_000_000, 2_000_000, 7_200_000, 86_400_000),
                new UsageRow(Ms("2026-01-01T16:00:00Z"), 28_800_000, null, 0, 0, 86_400_000),
                new UsageRow(Ms("2026-01-02T16:00:00Z"), 28_800_000, -1, 0, 86_399_999, 86_400_000),
                new UsageRow(Ms("2026-01-03T16:00:00Z"), 28_800_000, 103_250_000, 0, 86_400_000, 86_400_000));
        };
        var (_, type, body) = await _host.GetAsync("/api/parks/qsh/meters/m1/usage?from=2026-01-01T00:00:00%2B08:00&to=2026-01-05T00:00:00Z&step=P1D");
        Assert.Equal("application/json", type);
        Assert.Equal(
            """{"meter":"m1","enterprise":"e1","carrier":"electricity","unit":"kWh","step":"P1D","timeZone":"Asia/Shanghai","meters":1,"otherUnits":[],"values":["""
            + """{"start":"2026-01-01T00:00:00+08:00","value":22000,"measured":21998,"completeness":0.083333},"""
            + """{"start":"2026-01-02T00:00:00+08:00","value":null,"measured":null,"completeness":0},"""
            + """{"start":"2026-01-03T00:00:00+08:00","value":-0.000001,"measured":-0.000001,"completeness":0.999999},"""
            + """{"start":"2026-01-04T00:00:00+08:00","value":103.25,"measured":103.25,"completeness":1}]}""",
            body);
        Assert.Equal(
            (MeterId.Parse("m1"), Ms("2025-12-31T16:00:00Z"), Ms("2026-01-05T00:00:00Z"), UsageStep.Day),
            (asked!.Meter!.Value, asked.FromUnixMs, asked.ToUnixMs, asked.Step));
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00%2B08:00")]
    [InlineData("2026-01-01T00:00:00+08:00")]
    [InlineData("2025-12-31T16:00:00Z")]
    [InlineData("2025-12-31T16:00:00.000Z")]
    [InlineData("2025-12-31T16:00Z")]
    [InlineData("2026-01-01")]
    public async Task From_is_an_instant_in_any_of_the_allowed_forms(string from)
    {
        long asked = 0;
        _host.Twin.Enterprise("qsh/e1").OnUsage = request =>
        {
            asked = request.FromUnixMs;
            return Answer();
        };
        await _host.JsonAsync($"/api/parks/qsh/meters/m1/usage?from={from}&to=2026-02-01&step=P1D");
        Assert.Equal(Ms("2025-12-31T16:00:00Z"), asked);
    }

    [Fact]
    public async Task A_hundred_thousand_rows_come_in_one_answer()
    {
        var rows = new UsageRow[100_000];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new UsageRow(i * 900_000L, 0, i * 1_234L, 0, 900_000, 900_000);
        }

        _host.Twin.Enterprise("qsh/e1").OnUsage = _ => Answer(rows);
        var usage = await _host.JsonAsync("/api/parks/qsh/meters/m1/usage?from=1970-01-01T00:00:00Z&to=1972-11-07T16:00:00Z&step=PT15M");
        Assert.Equal(100_000, usage.GetProperty("values").GetArrayLength());
        Assert.Equal(123.398766m, usage.GetProperty("values")[99_999].GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task A_park_sums_its_enterprises_and_what_nobody_knows_stays_unknown()
    {
        _host.Twin.Enterprise("qsh/e1").OnUsage = _ => Answer(new UsageRow(0, 0, 5_000_000, 1_000_000, 10, 20), new UsageRow(900_000, 0, null, 0, 0, 20));
        _host.Twin.Enterprise("qsh/~").OnUsage = _ => Answer(new UsageRow(0, 0, null, 0, 0, 20), new UsageRow(900_000, 0, null, 0, 0, 20));
        var usage = await _host.JsonAsync("/api/parks/qsh/usage?carrier=electricity&from=1970-01-01T00:00:00Z&to=1970-01-01T00:30:00Z&step=PT15M");
        Assert.Equal(
            """[{"start":"1970-01-01T00:00:00+00:00","value":5,"measured":4,"completeness":0.25},{"start":"1970-01-01T00:15:00+00:00","value":null,"measured":null,"completeness":0}]""",
            usage.GetProperty("values").GetRawText());
        Assert.Equal(2, usage.GetProperty("meters").GetInt32());
    }

    [Fact]
    public async Task Readings_show_their_verdicts()
    {
        _host.Twin.Enterprise("qsh/e1").OnReadings = request => new ReadingsAnswer
        {
            Truncated = request.Limit == 1,
            Readings = [new JudgedReading(new Reading(0, 1.50m, 2, ReadingQuality.Estimated, 1_000), Verdict.RollOver)],
        };
        var (_, _, body) = await _host.GetAsync("/api/parks/qsh/meters/m1/readings?from=1970-01-01&to=1970-01-02&limit=1");
        Assert.Equal(
            """{"meter":"m1","unit":"kWh","truncated":true,"readings":[{"at":"1970-01-01T08:00:00+08:00","arrived":"1970-01-01T08:00:01+08:00","value":1.5,"revision":2,"quality":"estimated","verdict":"roll-over"}]}""",
            body);
    }

    [Fact]
    public async Task The_registry_of_a_park_is_shown()
    {
        var park = await _host.JsonAsync("/api/parks/qsh");
        Assert.Equal("2025b", park.GetProperty("timeZoneVersion").GetString());
        Assert.Equal("8000", park.GetProperty("meters")[0].GetProperty("ratio").GetRawText());
        Assert.Equal("m1", park.GetProperty("meters")[3].GetProperty("parent").GetString());
    }

    [Fact]
    public async Task Status_counts_and_positions_are_plain_numbers()
    {
        _host.Twin.Status = new IngestStatus
        {
            Accepted = 3,
            Duplicates = 1,
            Quarantined = 4,
            JournalPosition = 9,
            AppliedPosition = 9,
            Connections = 2,
            Shed = 5,
            ReadingsPerSecond = 1.23456,
            JournalBytes = 10,
            CommitP50Ms = double.NaN,
            CommitP99Ms = 0.25,
            Health = [new("journal", true, "fine")],
        };
        var (_, _, body) = await _host.GetAsync("/api/status");
        Assert.StartsWith(
            """{"accepted":3,"duplicates":1,"quarantined":4,"journalPosition":9,"appliedPosition":9,"meters":4,"uptimeSeconds":""", body, StringComparison.Ordinal);
        Assert.EndsWith(
            ""","connections":2,"shed":5,"readingsPerSecond":1.235,"journalBytes":10,"commitMs":{"p50":null,"p99":0.25},"storage":null,"health":[{"name":"journal","healthy":true,"detail":"fine"},{"name":"audit","healthy":true,"detail":"Every change and export is written down."}]}""",
            body,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 503)]
    public async Task Readiness_is_that_of_the_ingester(bool ready, int status)
    {
        _host.Twin.Status = new IngestStatus { Ready = ready };
        Assert.Equal(status, (await _host.GetAsync("/health/ready")).Status);
        Assert.Equal(200, (await _host.GetAsync("/health/live")).Status);
    }

    [Theory]
    [InlineData(true, true, "ready")]
    [InlineData(false, false, "starting")]
    [InlineData(true, false, "failing")]
    public async Task Readiness_says_whether_it_is_the_start_or_a_failure(bool replayed, bool ready, string status)
    {
        _host.Twin.Status = new IngestStatus { Replayed = replayed, Ready = ready };
        Assert.Equal(status, JsonDocument.Parse((await _host.GetAsync("/health/ready")).Body).RootElement.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Quarantine_shows_text_as_text_and_bytes_as_base64()
    {
        _host.Twin.Page = new QuarantinePage(
            2,
            new Dictionary<QuarantineReason, long> { [QuarantineReason.UnknownMeter] = 2 },
            [
                new() { Id = 18, ArrivedUnixMs = 0, Topic = "a", Reason = QuarantineReason.Unparsable, Detail = "d", Payload = new byte[] { 0xff } },
                new() { Id = 17, ArrivedUnixMs = 0, Topic = "b", Client = "gw-7", Reason = QuarantineReason.UnknownMeter, Detail = "d", Payload = "{\"t\":1}"u8.ToArray() },
            ]);
        var (_, _, body) = await _host.GetAsync("/api/quarantine?limit=2&reason=unknown-meter&before=20");
        var page = JsonDocument.Parse(body).RootElement;
        Assert.Equal("""{"unknown-meter":2}""", page.GetProperty("byReason").GetRawText());
        Assert.Equal("/w==", page.GetProperty("items")[0].GetProperty("payloadBase64").GetString());
        Assert.Equal(JsonValueKind.Null, page.GetProperty("items")[0].GetProperty("payload").ValueKind);
        Assert.Equal("{\"t\":1}", page.GetProperty("items")[1].GetProperty("payload").GetString());
    }

    [Theory]
    [InlineData("""{"ids":[17]}""", 1, null)]
    [InlineData("""{"reason":"bad-unit"}""", 0, QuarantineReason.BadUnit)]
    [InlineData("{}", 0, null)]
    public async Task Quarantine_is_replayed_by_id_by_reason_or_whole(string body, int ids, QuarantineReason? reason)
    {
        var (status, _, answer) = await _host.PostAsync("/api/quarantine/replay", body);
        Assert.Equal((200, """{"replayed":1,"remaining":3}"""), (status, answer));
        var selection = Assert.Single(_host.Twin.Replays);
        Assert.Equal((ids, reason), (selection.Ids?.Count ?? 0, selection.Reason));
    }

    [Fact]
    public async Task A_meter_event_is_added_exactly()
    {
        var (status, _, body) = await _host.PostAsync(
            "/api/parks/qsh/meters/m1/events", """{"at":"2026-03-01T10:00:00+08:00","kind":"replacement","final":4533.85,"initial":0.12,"ratio":6000}""");
        Assert.Equal(200, status);
        Assert.Contains("\"id\":\"m1\"", body, StringComparison.Ordinal);
        var (meter, added) = Assert.Single(_host.Twin.Events);
        Assert.Equal(("m1", MeterEventKind.Replacement, 4533.85m, 6000m), (meter, added.Kind, added.Final, added.Ratio));
    }

    private static UsageAnswer Answer(params UsageRow[] rows) =>
        new() { Carrier = Carrier.Electricity, Measure = Measure.KilowattHour, TimeZone = "Asia/Shanghai", Meters = 1, Rows = rows };

    private static long Ms(string iso) => DateTimeOffset.Parse(iso, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
