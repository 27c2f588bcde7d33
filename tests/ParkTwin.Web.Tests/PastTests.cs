using System.Text.Json;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests;

public sealed class PastTests : IAsyncLifetime
{
    private static readonly long Eight = new DateTimeOffset(2026, 11, 19, 8, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
    private WebHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_past_quarter_hour_has_the_shape_of_the_live_view_and_says_that_it_is_past()
    {
        var asked = 0L;
        _host.Twin.Enterprise("qsh/e1").OnAt = at =>
        {
            asked = at;
            return Past(at);
        };
        var live = await _host.JsonAsync("/api/parks/qsh/live");
        var past = await _host.JsonAsync("/api/parks/qsh/at?time=2026-11-19T08:07:00%2B08:00");
        Assert.Equal(Eight, asked);
        Assert.True(past.GetProperty("past").GetBoolean());
        Assert.False(live.TryGetProperty("past", out _));
        Assert.Equal(Names(live), Names(past).Where(name => name != "past"));
        Assert.Equal("2026-11-19T08:00:00+08:00", past.GetProperty("at").GetString());
        Assert.Equal(Names(live.GetProperty("meters")[0]), Names(past.GetProperty("meters")[0]));
        var line = past.GetProperty("lines")[0];
        Assert.Equal((412.5m, 1820.2m), (line.GetProperty("rate").GetDecimal(), line.GetProperty("today").GetDecimal()));
    }

    [Fact]
    public async Task Of_a_past_meter_no_single_reading_is_shown_and_one_that_was_silent_is_stale()
    {
        _host.Twin.Enterprise("qsh/e1").OnAt = Past;
        var meters = (await _host.JsonAsync("/api/parks/qsh/at?time=2026-11-19T08:00:00%2B08:00")).GetProperty("meters");
        var (known, silent) = (meters[0], meters[1]);
        Assert.Equal("2026-11-19T08:00:00+08:00", known.GetProperty("lastAt").GetString());
        Assert.All(
            (string[])["lastArrived", "lastValue", "quality", "verdict"],
            name => Assert.Equal(JsonValueKind.Null, known.GetProperty(name).ValueKind));
        Assert.False(known.GetProperty("stale").GetBoolean());
        Assert.True(silent.GetProperty("stale").GetBoolean());
        Assert.Equal(JsonValueKind.Null, silent.GetProperty("rate").ValueKind);
    }

    [Theory]
    [InlineData("/at", "time is missing")]
    [InlineData("/at?time=yesterday", "time is 'yesterday'")]
    [InlineData("/at?time=2026-11-20T08:00:00%2B08:00", "the newest past one starts at 2026-11-20T07:45+08:00")]
    [InlineData("/frames?from=2026-11-01&to=2026-11-20", "at most 768 (8 days)")]
    [InlineData("/frames?from=2026-11-02&to=2026-11-01", "to is exclusive")]
    public async Task A_wrong_question_is_answered_with_what_to_do(string query, string says)
    {
        var (status, _, body) = await _host.GetAsync("/api/parks/qsh" + query);
        Assert.Equal(400, status);
        Assert.Contains(says, JsonDocument.Parse(body).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frames_end_with_the_newest_quarter_hour_that_has_ended_and_add_up_over_the_enterprises()
    {
        FramesRequest? asked = null;
        _host.Twin.Enterprise("qsh/e1").OnFrames = request =>
        {
            asked = request;
            return [Line(request.Count, 2_500_000)];
        };
        _host.Twin.Enterprise("qsh/e2").OnFrames = request => [Line(request.Count, null)];
        _host.Twin.Enterprise("qsh/~").OnFrames = request => [Line(request.Count, 500_000)];
        var frames = await _host.JsonAsync("/api/parks/qsh/frames?from=2026-11-20&to=2026-11-21");
        Assert.Equal(32, asked!.Count);
        Assert.Equal(32, frames.GetProperty("count").GetInt32());
        Assert.Equal("2026-11-20T00:00:00+08:00", frames.GetProperty("start").GetString());
        var enterprises = frames.GetProperty("enterprises");
        Assert.Equal(["e1", "e2", null], enterprises.EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        Assert.Equal(10m, enterprises[0].GetProperty("lines")[0].GetProperty("rates")[31].GetDecimal());
        Assert.Equal(JsonValueKind.Null, enterprises[1].GetProperty("lines")[0].GetProperty("rates")[0].ValueKind);
        Assert.Equal(12m, frames.GetProperty("lines")[0].GetProperty("rates")[0].GetDecimal());
    }

    [Fact]
    public async Task A_day_that_has_not_begun_has_no_frames()
    {
        var frames = await _host.JsonAsync("/api/parks/qsh/frames?from=2026-11-21&to=2026-11-22");
        Assert.Equal(0, frames.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Enterprises_are_ranked_by_their_greatest_quarter_hour_and_the_unknown_comes_last()
    {
        UsageRequest? asked = null;
        _host.Twin.Enterprise("qsh/e1").OnUsage = request =>
        {
            asked = request;
            return Usage(100_000_000, null);
        };
        _host.Twin.Enterprise("qsh/e2").OnUsage = _ => Usage(null, null);
        var peaks = await _host.JsonAsync("/api/parks/qsh/peaks?carrier=electricity&from=2026-11-20&to=2026-11-21");
        Assert.Equal((Eight + (16 * 3_600_000), Eight + (24 * 3_600_000)), (asked!.FromUnixMs, asked.ToUnixMs));
        Assert.Equal(32, peaks.GetProperty("count").GetInt32());
        var enterprises = peaks.GetProperty("enterprises");
        Assert.Equal(["e1", "e2"], enterprises.EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        Assert.Equal(400m, enterprises[0].GetProperty("peak").GetDecimal());
        Assert.Equal("2026-11-20T00:15:00+08:00", enterprises[0].GetProperty("at").GetString());
        Assert.Equal(0.5m, enterprises[0].GetProperty("completeness").GetDecimal());
        Assert.Equal(JsonValueKind.Null, enterprises[1].GetProperty("peak").ValueKind);
    }

    [Fact]
    public async Task A_peak_asked_for_over_more_than_eight_days_is_refused_with_the_limit()
    {
        var (status, _, body) = await _host.GetAsync("/api/parks/qsh/peaks?carrier=electricity&from=2026-11-01&to=2026-11-20");
        Assert.Equal(400, status);
        Assert.Contains("at most 768 (8 days)", body, StringComparison.Ordinal);
    }

    /// <summary>Quarter-hours from midnight on: ten less than the second, these, and the third again.</summary>
    private static UsageAnswer Usage(long? second, long? third) => new()
    {
        Carrier = Carrier.Electricity,
        Measure = Measure.KilowattHour,
        TimeZone = "Asia/Shanghai",
        Meters = 1,
        Rows = [.. new[] { second - 10_000_000, second, third, third }.Select((amount, i) => new UsageRow(
            Eight + (16 * 3_600_000) + (i * 900_000), 28_800_000, amount, 0, amount is null ? 0 : 900_000, 900_000))],
    };

    private static string[] Names(JsonElement one) => [.. one.EnumerateObject().Select(property => property.Name)];

    private static EnterpriseLive Past(long at)
    {
        var now = Reports.E1(1);
        var head = new MeterHead(at, null, null, default, default, 412_500_000, null);
        return now with { AtUnixMs = at, Meters = [now.Meters[0] with { Head = head }] };
    }

    private static FrameLine Line(int count, long? amount) => new()
    {
        Carrier = Carrier.Electricity,
        Role = MeterRole.GridImport,
        Measure = Measure.KilowattHour,
        Meters = 1,
        Amounts = [.. Enumerable.Repeat(amount, count)],
        Measured = new int[count],
    };
}
