using ParkTwin.Simulators.Demo;
using ParkTwin.Simulators.Faults;
using ParkTwin.Simulators.Model;

namespace ParkTwin.Simulators.Tests;

public sealed class PlayerTests
{
    [Fact]
    public async Task Live_readings_follow_the_history_without_a_gap_or_an_overlap()
    {
        var start = Parks.Monday.AddHours(9).AddMinutes(7);
        var sent = await PlayAsync(start, start.AddDays(-1), TimeSpan.FromMinutes(20));

        foreach (var meter in sent.Readings.GroupBy(reading => reading.Meter))
        {
            var times = meter.Select(reading => reading.At).ToList();
            Assert.Equal([.. times.Order().Distinct()], times);
        }

        var grid = sent.Readings.Where(reading => reading.Meter == "grid" && reading.At > start).Select(
            reading => reading.At).ToList();
        Assert.All(grid.Zip(grid.Skip(1)), pair => Assert.Equal(TimeSpan.FromSeconds(10), pair.Second - pair.First));
        Assert.True(sent.Readings.Max(reading => reading.At) <= start.AddMinutes(20), "nothing from the future");
    }

    [Fact]
    public async Task Two_runs_that_meet_publish_what_one_run_does_on_the_quarter_hours()
    {
        var whole = new RecordingPublisher();
        var parts = new RecordingPublisher();
        var (from, middle, to) = (
            Parks.Ms(Parks.Monday), Parks.Ms(Parks.Monday.AddHours(31.3)), Parks.Ms(Parks.Monday.AddDays(3)));
        await Player(whole, from).PublishHistoryAsync(to, null, TestContext.Current.CancellationToken);
        await Player(parts, from).PublishHistoryAsync(middle, null, TestContext.Current.CancellationToken);
        await Player(parts, middle).PublishHistoryAsync(to, null, TestContext.Current.CancellationToken);

        Assert.Equal(whole.Readings.Order(), parts.Readings.Order());
    }

    [Fact]
    public void The_state_file_is_read_back_and_a_torn_one_is_as_none()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("parktwin-").FullName, "demo.json");
        Assert.Null(DemoParkState.Read(path, 1));

        DemoParkState.Write(path, 1, Parks.Monday);
        Assert.Equal(Parks.Monday, DemoParkState.Read(path, 1));
        Assert.Null(DemoParkState.Read(path, 2));

        File.WriteAllText(path, "{\"seed\":1,\"publ");
        Assert.Null(DemoParkState.Read(path, 1));
    }

    private static ParkPlayer Player(RecordingPublisher sent, long fromMs) =>
        new(Parks.Model("C34").Meters, new FaultInjector(new FaultPlan(), 1), sent, TimeProvider.System, fromMs);

    private static async Task<RecordingPublisher> PlayAsync(DateTimeOffset start, DateTimeOffset from, TimeSpan live)
    {
        var sent = new RecordingPublisher();
        var time = new ManualTime(start);
        var player = new ParkPlayer(
            Parks.Model("C34").Meters, new FaultInjector(new FaultPlan(), 1), sent, time, from.ToUnixTimeMilliseconds());
        await player.PublishHistoryAsync(start.ToUnixTimeMilliseconds(), null, TestContext.Current.CancellationToken);
        var clock = new ModelClock(time, start, 60);
        time.Advance(live);
        await player.PublishLiveAsync(clock, Parks.Ms(start + live), null, TestContext.Current.CancellationToken);
        return sent;
    }
}
