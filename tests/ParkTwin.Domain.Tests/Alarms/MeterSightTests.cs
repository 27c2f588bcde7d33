using ParkTwin.Domain.Alarms;
using static ParkTwin.Domain.Tests.Alarms.AlarmScene;

namespace ParkTwin.Domain.Tests.Alarms;

public sealed class MeterSightTests
{
    private const long Kwh = 1_000_000;

    private static readonly MeterDefinition Grid = new()
    {
        Id = MeterId.Parse("m1"),
        Carrier = Carrier.Electricity,
        Role = MeterRole.GridImport,
        Kind = MeterKind.Register,
        Unit = MeterUnit.KilowattHour,
        IntervalSeconds = 900,
    };

    [Fact]
    public void A_standstill_begins_with_its_first_quarter_hour_and_ends_with_the_newest_that_is_known()
    {
        var slots = Slots(MeterSights.Length, i => i < 100 ? 5 * Kwh : 0);
        slots[^1] = default;
        var sight = See(Grid, slots, Week(_ => 5 * Kwh));
        Assert.Equal(At(100), sight.StillSinceUnixMs);
        Assert.Equal(At(MeterSights.Length - 1), sight.KnownUntilUnixMs);
        Assert.Equal(At(100), sight.MovedUnixMs);
        Assert.Equal(0, sight.LongestStillMs);
    }

    [Fact]
    public void A_gauge_stands_still_where_it_says_the_same_again_and_again()
    {
        var gauge = Grid with { Kind = MeterKind.Gauge, Unit = MeterUnit.Kilowatt };
        var slots = Slots(MeterSights.Length, i => i < 150 ? i * Kwh : 77 * Kwh);
        Assert.Equal(At(150), See(gauge, slots, Week(i => i)).StillSinceUnixMs);
        Assert.Null(See(Grid, slots, Week(i => i)).StillSinceUnixMs);
    }

    [Fact]
    public void Pv_is_not_judged_by_standing_still() =>
        Assert.Null(See(Grid with { Carrier = Carrier.Pv, Role = MeterRole.Generation }, Slots(MeterSights.Length, _ => 0), Week(_ => Kwh)).StillSinceUnixMs);

    [Fact]
    public void The_longest_rest_of_the_week_is_found() =>
        Assert.Equal(20 * QuarterHour.LengthMs, Week(i => i % 96 < 20 ? 0 : Kwh).LongestStillMs);

    [Theory]
    [InlineData(19, false)]
    [InlineData(21, true)]
    public void A_step_far_beyond_the_week_is_seen_in_kilowatts(int kwh, bool seen)
    {
        var slots = Slots(MeterSights.Length, _ => 5 * Kwh);
        slots[^3] = new(kwh * Kwh, 0, (int)QuarterHour.LengthMs);
        var spike = See(Grid, slots, Week(i => i % 8 == 0 ? 5 * Kwh : 10 * Kwh)).Spike;
        if (seen)
        {
            Assert.Equal((kwh * 4m, At(MeterSights.Length - 3), "kW", false), (spike!.Value, spike.AtUnixMs, spike.Unit, spike.LeftOut));
        }
        else
        {
            Assert.Null(spike);
        }
    }

    [Fact]
    public void What_was_interpolated_over_a_gap_is_no_step()
    {
        var slots = Slots(MeterSights.Length, _ => 5 * Kwh);
        slots[^3] = new(900 * Kwh, 900 * Kwh, (int)QuarterHour.LengthMs);
        Assert.Null(See(Grid, slots, Week(_ => 5 * Kwh)).Spike);
    }

    [Fact]
    public void A_reading_that_the_ledger_left_out_is_a_spike_of_its_own_time()
    {
        var suspect = new JudgedReading(new Reading(Now - Hour, 99_999.5m, 0, ReadingQuality.Good, Now), Verdict.Suspect);
        var sight = MeterSights.Of(Grid, default, Slots(MeterSights.Length, _ => 0), Week(_ => 0), [suspect, suspect with { Verdict = Verdict.Accepted }], Now);
        Assert.Equal(new SpikeSight(Now - Hour, 99_999.5m, null, "kWh", LeftOut: true), sight.Spike);
    }

    [Fact]
    public void A_day_with_a_hole_is_not_compared()
    {
        var slots = Slots(MeterSights.Length, _ => 5 * Kwh);
        Assert.Equal(480 * Kwh, See(Grid, slots, Week(_ => 5 * Kwh)).DayAmount);
        Array.Clear(slots, 120, 6);
        Assert.Null(See(Grid, slots, Week(_ => 5 * Kwh)).DayAmount);
    }

    [Fact]
    public void A_plant_is_held_against_the_best_of_each_quarter_hour_of_the_day()
    {
        var plant = Grid with { Carrier = Carrier.Pv, Role = MeterRole.Generation };
        var first = QuarterHour.Of(Now).Add(1 - MeterSights.Length).Index;
        var past = MeterPast.Of(plant, Slots(7 * 96, i => i % 96 < 40 ? (i < 96 ? 10 : 4) * Kwh : 0));
        var sight = See(plant, Slots(MeterSights.Length, i => (first + i) % 96 < 40 ? 3 * Kwh : 0), past);
        Assert.Equal(400 * Kwh, sight.PvExpected);
        Assert.Equal(120 * Kwh, sight.PvSeen);
    }

    [Fact]
    public void Demand_is_of_the_newest_quarter_hour_that_as_many_meters_are_known_in_as_in_any()
    {
        var late = Slots(8, _ => 100 * Kwh);
        late[^2] = default;
        var demand = MeterSights.Demand([Slots(8, _ => 50 * Kwh), late], Now);
        Assert.Equal((600m, 2, QuarterHour.Of(Now).Add(-2).StartUnixMs), (demand!.Kw, demand.Known, demand.StartUnixMs));
        Assert.Null(MeterSights.Demand([new LedgerSlot[8]], Now));
    }

    private static long At(int slot) => QuarterHour.Of(Now).Add(1 - MeterSights.Length + slot).StartUnixMs;

    private static MeterPast Week(Func<int, long> amount) => MeterPast.Of(Grid, Slots(7 * 96, amount));

    private static LedgerSlot[] Slots(int count, Func<int, long> amount) =>
        [.. Enumerable.Range(0, count).Select(i => new LedgerSlot(amount(i), 0, (int)QuarterHour.LengthMs))];

    private static MeterSight See(MeterDefinition meter, LedgerSlot[] slots, MeterPast past) => MeterSights.Of(meter, default, slots, past, [], Now);
}
