using ParkTwin.Simulators.Faults;
using ParkTwin.Simulators.Model;

namespace ParkTwin.Simulators.Tests;

public sealed class FaultTests
{
    private const int Days = 20;
    private static readonly long From = Parks.Ms(Parks.Monday);

    [Fact]
    public async Task Without_faults_every_quarter_hour_comes_once()
    {
        var (sent, _) = await PlayAsync(new FaultPlan());

        var grid = sent.Readings.Where(reading => reading.Meter == "grid").ToList();
        Assert.Equal(Days * 96, grid.Count);
        Assert.Equal(grid.Count, grid.DistinctBy(reading => reading.At).Count());
        Assert.Equal(Days * 24, sent.Readings.Count(reading => reading.Meter == "hour"));
        Assert.Equal([.. grid.OrderBy(reading => reading.At)], grid);
    }

    [Fact]
    public async Task Dropouts_and_duplicates_come_as_often_as_asked()
    {
        var (sent, tally) = await PlayAsync(new FaultPlan { Dropout = 0.05, Duplicates = 0.02 });

        Assert.Equal(tally.Readings - tally.Dropped + tally.Duplicated, sent.Published);
        Assert.InRange(tally.Dropped / (double)tally.Readings, 0.04, 0.06);
        Assert.InRange(tally.Duplicated / (double)tally.Readings, 0.014, 0.026);
        var twice = sent.Readings.GroupBy(reading => (reading.Meter, reading.At)).Count(group => group.Count() == 2);
        Assert.Equal(tally.Duplicated, twice);
    }

    [Fact]
    public async Task Spikes_and_stale_values_are_the_only_steps_back()
    {
        var (sent, tally) = await PlayAsync(new FaultPlan { Spikes = 0.01, Stale = 0.01 });

        var back = 0;
        foreach (var meter in sent.Readings.Where(reading => reading.Meter is "grid" or "gas" or "water").GroupBy(
            reading => reading.Meter))
        {
            var values = meter.Select(reading => reading.Value).ToList();
            back += Enumerable.Range(1, values.Count - 1).Count(i => values[i] < values[i - 1]);
        }

        Assert.True(tally.Spikes > 50 && tally.Stale > 50, tally.ToString());
        Assert.InRange(back, 40, tally.Spikes + tally.Stale);
    }

    [Fact]
    public async Task Clocks_are_off_by_a_constant_within_the_skew()
    {
        var (sent, _) = await PlayAsync(new FaultPlan { SkewMs = 5_000 });

        var offsets = sent.Readings
            .Where(reading => reading.Meter == "grid")
            .Select(reading => (reading.At.ToUnixTimeMilliseconds() + 450_000) % 900_000 - 450_000)
            .Distinct()
            .ToList();
        Assert.InRange(Math.Abs(Assert.Single(offsets)), 1, 5_000);
    }

    [Fact]
    public async Task Late_readings_come_all_the_same()
    {
        var (punctual, _) = await PlayAsync(new FaultPlan());
        var (sent, tally) = await PlayAsync(new FaultPlan { Late = 0.05 });

        Assert.True(tally.Late > 100, tally.ToString());
        Assert.Equal(punctual.Readings.Order(), sent.Readings.Order());
        Assert.NotEqual(punctual.Readings, sent.Readings);
    }

    [Fact]
    public void Resets_put_registers_back_to_zero_and_they_go_on_from_there()
    {
        var options = new ParkModelOptions { Resets = new ResetPlan(1, 0.2, From) };
        var meter = new ParkModel(Parks.Of("C34"), options).Find("grid");
        var steps = Enumerable.Range(0, Days * 96).Select(step => meter.Read(From + (step * 900_000L)).ToDecimal()).ToList();

        var resets = Enumerable.Range(1, steps.Count - 1).Where(i => steps[i] < steps[i - 1]).ToList();
        Assert.InRange(resets.Count, 1, Days);
        Assert.All(resets, i => Assert.InRange(steps[i], 0, 1_000));
    }

    [Fact]
    public void Roll_over_comes_when_it_is_asked_for()
    {
        var rollAt = From + 1_800_000;
        var park = Parks.Of("C34");
        park = park with { Meters = [park.Meters[0] with { Digits = 5 }] };
        var meter = new ParkModel(park, new ParkModelOptions { Cadence = new MeterCadence(null, rollAt) }).Find("grid");

        Assert.InRange(meter.Read(rollAt - 60_000).ToDecimal(), 99_000, 99_999.999m);
        Assert.InRange(meter.Read(rollAt + 60_000).ToDecimal(), 0, 1_000);
    }

    private static async Task<(RecordingPublisher Sent, FaultTally Tally)> PlayAsync(FaultPlan plan)
    {
        var model = Parks.Model("C34");
        var faults = new FaultInjector(plan, 1);
        var sent = new RecordingPublisher();
        var player = new ParkPlayer(model.Meters, faults, sent, TimeProvider.System, From);
        await player.PublishHistoryAsync(From + (Days * 86_400_000L), null, TestContext.Current.CancellationToken);
        return (sent, faults.Tally);
    }
}
