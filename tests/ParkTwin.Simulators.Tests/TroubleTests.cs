using ParkTwin.Domain;
using ParkTwin.Simulators.Demo;
using ParkTwin.Simulators.Model;

namespace ParkTwin.Simulators.Tests;

public sealed class TroubleTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<MeterSource> Meters = DemoDefinition.Model(DemoDefinition.At(Start, 1), new ParkModelOptions { Seed = 1 }).Meters;

    [Fact]
    public void At_any_time_a_whole_enterprise_of_submeters_is_silent_and_one_meter_stands_and_no_counted_meter_does()
    {
        var troubles = new DemoTroubles(Meters);
        for (var hour = 0; hour < 24 * 40; hour++)
        {
            var at = Start.AddHours(hour).ToUnixTimeMilliseconds();
            var touched = Meters.Select(meter => (meter.Definition, Trouble: troubles.At(meter.Seed, at))).Where(one => one.Trouble is not null).ToList();
            Assert.True(touched.Count(one => one.Trouble!.Value.Silent) >= 3, $"{hour} h");
            Assert.Contains(touched, one => one.Trouble!.Value.StandsSinceMs is { } since && since <= at);
            Assert.All(touched, one => Assert.False(Counting.IsCounted(one.Definition)));
        }
    }

    [Fact]
    public void A_trouble_ends_and_moves_on()
    {
        var troubles = new DemoTroubles(Meters);
        var firms = Enumerable.Range(0, 24 * 10).SelectMany(hour => Meters
                .Where(meter => troubles.At(meter.Seed, Start.AddHours(hour).ToUnixTimeMilliseconds()) is { Silent: true })
                .Select(meter => meter.Definition.Enterprise!.Value.Value)).Distinct();
        Assert.Equal(5, firms.Count());
    }
}
