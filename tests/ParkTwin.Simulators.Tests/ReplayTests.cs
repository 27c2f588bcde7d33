using System.IO.Compression;
using System.Text;
using ParkTwin.Domain;
using ParkTwin.Simulators.Publishing;
using ParkTwin.Simulators.Registry;
using ParkTwin.Simulators.Replay;

namespace ParkTwin.Simulators.Tests;

public sealed class ReplayTests
{
    private const string Meters =
        "meter_id,file,building_id,kind,unit,register_or_interval,interval_seconds,stamp_position,to_canonical,primary_use," +
        "sub_use,floor_area_m2,original_id\n" +
        "a,one.csv.gz,b1,electricity,kWh,interval,900,start,1,Office,,120.5,\"A, one\"\n" +
        "b,one.csv.gz,b1,pv,kWh,interval,900,end,-1,Office,,120.5,\n" +
        "c,two.csv.gz,b2,water,L,register,60,sample,0.001,,,,\n";

    private static readonly string[] One =
        ["a,2026-01-01T00:00:00Z,1.50,kWh", "b,2026-01-01T00:00:00Z,-0.25,kWh", "a,2026-01-01T00:15:00Z,2,kWh",
            "a,2026-01-01T00:45:00Z,007,kWh"];

    private static readonly string[] Two =
        ["c,2026-01-01T00:00:30Z,12345.678901,L", "c,2026-01-01T00:16:00Z,1e-05,L", "c,2026-01-01T01:00:00Z,12346.0,L"];

    [Fact]
    public async Task Readings_of_all_files_go_out_in_time_order_digits_untouched()
    {
        var sent = await ReplayAsync(new ReplayOptions { Park = ParkId.Parse("p") });

        Assert.Equal(
            ["a 1.50", "b -0.25", "c 12345.678901", "a 2", "c 1e-05", "a 007", "c 12346.0"],
            sent.Readings.Select(reading => $"{reading.Meter} {reading.Digits}"));
        Assert.Equal([.. sent.Readings.Select(reading => reading.At).Order()], sent.Readings.Select(reading => reading.At));
        Assert.Equal(7, sent.Messages);
    }

    [Fact]
    public async Task A_batch_holds_readings_of_one_meter_and_loses_none()
    {
        var sent = await ReplayAsync(new ReplayOptions { Park = ParkId.Parse("p"), Batch = 2 });

        Assert.Equal(7, sent.Readings.Count);
        Assert.Equal(5, sent.Messages);
        Assert.Equal(
            ["1.50", "2", "007"], sent.Readings.Where(reading => reading.Meter == "a").Select(reading => reading.Digits));
    }

    [Theory]
    [InlineData("a", 3)]
    [InlineData("?", 7)]
    [InlineData("a,c", 6)]
    [InlineData("*", 7)]
    public async Task A_pattern_chooses_meters(string pattern, int readings) =>
        Assert.Equal(
            readings, (await ReplayAsync(new ReplayOptions { Park = ParkId.Parse("p"), Meters = pattern })).Readings.Count);

    [Fact]
    public async Task From_is_in_and_to_is_out()
    {
        var sent = await ReplayAsync(new ReplayOptions
        {
            Park = ParkId.Parse("p"),
            FromMs = Parks.Ms(DateTimeOffset.Parse("2026-01-01T00:15:00Z", null)),
            ToMs = Parks.Ms(DateTimeOffset.Parse("2026-01-01T00:45:00Z", null)),
        });

        Assert.Equal(["2", "1e-05"], sent.Readings.Select(reading => reading.Digits));
    }

    [Fact]
    public async Task A_speed_spreads_the_readings_over_time()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);

        await ReplayAsync(new ReplayOptions { Park = ParkId.Parse("p"), Speed = 60 }, time);

        Assert.True(
            time.GetUtcNow() - DateTimeOffset.UnixEpoch >= TimeSpan.FromSeconds(60), "an hour at 60 times real time is a minute");
    }

    [Fact]
    public async Task A_pattern_without_a_meter_and_a_wrong_line_are_said()
    {
        var none = await Assert.ThrowsAsync<InvalidDataException>(
            () => ReplayAsync(new ReplayOptions { Park = ParkId.Parse("p"), Meters = "zz*" }));
        Assert.Contains("zz*", none.Message, StringComparison.Ordinal);

        var wrong = await Assert.ThrowsAsync<InvalidDataException>(
            () => ReplayAsync(
                new ReplayOptions { Park = ParkId.Parse("p") }, two: ["c,2026-01-01T00:00:30Z,1,L", "c,yesterday,2,L"]));
        Assert.Contains("line 3", wrong.Message, StringComparison.Ordinal);

        var unsorted = await Assert.ThrowsAsync<InvalidDataException>(() => ReplayAsync(
            new ReplayOptions { Park = ParkId.Parse("p") }, two: ["c,2026-01-01T00:00:30Z,1,L", "c,2025-01-01T00:00:00Z,2,L"]));
        Assert.Contains("sorted", unsorted.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_published_set_is_read_in_order()
    {
        var folder = DataFolder.Open(SharedData.Folder());
        var counter = new CountingPublisher();

        await ReplayRun.PublishAsync(
            folder, new ReplayOptions { Park = ParkId.Parse("p"), Batch = 100 }, counter, TimeProvider.System,
                TestContext.Current.CancellationToken);

        Assert.Equal(1_263_662, counter.Published);
    }

    private static async Task<RecordingPublisher> ReplayAsync(
        ReplayOptions options, TimeProvider? time = null, string[]? two = null)
    {
        var folder = Directory.CreateTempSubdirectory("parktwin-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "meters.csv"), Meters);
        await WriteAsync("one.csv.gz", One);
        await WriteAsync("two.csv.gz", two ?? Two);
        var sent = new RecordingPublisher();
        await ReplayRun.PublishAsync(
            DataFolder.Open(folder), options, sent, time ?? TimeProvider.System, TestContext.Current.CancellationToken);
        return sent;

        async Task WriteAsync(string name, string[] lines)
        {
            await using var file = new GZipStream(File.Create(Path.Combine(folder, name)), CompressionLevel.Fastest);
            await file.WriteAsync(Encoding.ASCII.GetBytes("meter_id,timestamp_utc,value,unit\n" + string.Join('\n', lines)));
        }
    }

    private sealed class CountingPublisher : IReadingPublisher
    {
        public long Published { get; private set; }

        public long Acknowledged => Published;

        public ValueTask PublishAsync(
            int lane, ReadOnlyMemory<byte> topic, ReadOnlyMemory<byte> payload, int readings, CancellationToken cancellationToken)
        {
            Published += readings;
            return ValueTask.CompletedTask;
        }

        public ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask DrainAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
