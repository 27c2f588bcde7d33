using ParkTwin.Domain.Alarms;
using static ParkTwin.Domain.Tests.Alarms.AlarmScene;

namespace ParkTwin.Domain.Tests.Alarms;

public sealed class AlarmRuleTests
{
    private const long Stale = (3 * 900_000) + Staleness.AllowanceMs;

    [Theory]
    [InlineData(Stale, AlarmVerdict.Gone)]
    [InlineData(Stale + AlarmLimits.OfflineDelayMs, AlarmVerdict.Unknown)]
    [InlineData(Stale + AlarmLimits.OfflineDelayMs + 1, AlarmVerdict.Met)]
    public void A_meter_is_offline_a_minute_after_it_is_stale(long age, AlarmVerdict verdict) =>
        Assert.Equal(verdict, Evaluate(Firm(Meter("m1", Now - age))).Of(AlarmKind.Offline, "m1").Verdict);

    [Fact]
    public void A_meter_that_has_never_sent_is_not_offline() =>
        Assert.Equal(AlarmVerdict.Unknown, Evaluate(Firm(Meter("m1") with { LastAtUnixMs = null })).Of(AlarmKind.Offline, "m1").Verdict);

    [Fact]
    public void A_gateway_that_delivers_what_it_had_stored_is_not_offline() =>
        Assert.Equal(
            AlarmVerdict.Unknown,
            Evaluate(Firm(Meter("m1", Now - (9 * Hour)) with { LastArrivedUnixMs = Now - Minute })).Of(AlarmKind.Offline, "m1").Verdict);

    [Fact]
    public void What_the_twin_itself_slept_through_does_not_count_as_silence()
    {
        EnterpriseSight[] sights = [Firm(Meter("m1", Now - (9 * Hour)))];
        Assert.Equal(AlarmVerdict.Unknown, AlarmRules.Evaluate(sights, Now - Stale, Now).Of(AlarmKind.Offline, "m1").Verdict);
        Assert.Equal(AlarmVerdict.Met, AlarmRules.Evaluate(sights, Now - Stale - Hour, Now).Of(AlarmKind.Offline, "m1").Verdict);
    }

    [Fact]
    public void A_silent_billing_meter_is_critical_and_says_how_long_in_minutes()
    {
        var finding = Evaluate(Firm(Meter("m1", Now - (2 * Hour)))).Of(AlarmKind.Offline, "m1");
        Assert.Equal((AlarmSeverity.Critical, 120m, 47m, "min"), (finding.Severity, finding.Value!.Value, finding.Limit!.Value, finding.Unit));
        var sub = Meter("m1", Now - (2 * Hour)) with { Role = MeterRole.Submeter, Counted = false };
        Assert.Equal(AlarmSeverity.Warning, Evaluate(Firm(sub)).Of(AlarmKind.Offline, "m1").Severity);
    }

    [Theory]
    [InlineData(889, null, AlarmVerdict.Unknown)]
    [InlineData(900, AlarmSeverity.Warning, AlarmVerdict.Met)]
    [InlineData(999, AlarmSeverity.Warning, AlarmVerdict.Met)]
    [InlineData(1000, AlarmSeverity.Critical, AlarmVerdict.Met)]
    [InlineData(850, null, AlarmVerdict.Unknown)]
    [InlineData(849, null, AlarmVerdict.Gone)]
    public void Demand_warns_at_90_is_critical_at_100_and_clears_below_85_percent(int kw, AlarmSeverity? severity, AlarmVerdict verdict)
    {
        var finding = Evaluate(Drawing(kw)).Of(AlarmKind.Demand);
        Assert.Equal(verdict, finding.Verdict);
        Assert.Equal(severity ?? default, finding.Severity);
    }

    [Fact]
    public void The_transformer_is_the_limit_where_no_demand_is_contracted_and_without_either_there_is_no_rule()
    {
        Assert.Equal(800m, Evaluate(Drawing(790, null, 800)).Of(AlarmKind.Demand).Limit);
        Assert.DoesNotContain(Evaluate(Drawing(790, null)), finding => finding.Kind == AlarmKind.Demand);
    }

    [Fact]
    public void A_demand_of_which_a_part_is_unknown_raises_and_never_clears()
    {
        var part = Drawing(1100) with { Demand = new(Now, 1100, 2, 1) };
        Assert.Equal(AlarmVerdict.Met, Evaluate(part).Of(AlarmKind.Demand).Verdict);
        Assert.Equal(AlarmVerdict.Unknown, Evaluate(part with { Demand = new(Now, 100, 2, 1) }).Of(AlarmKind.Demand).Verdict);
    }

    [Fact]
    public void A_meter_that_stands_still_while_another_moves_is_frozen()
    {
        var still = Standing("m1", 6 * Hour);
        Assert.Equal(AlarmVerdict.Met, Evaluate(Firm(still, Meter("m2"))).Of(AlarmKind.Frozen, "m1").Verdict);
        Assert.Equal(AlarmVerdict.Gone, Evaluate(Firm(still, Meter("m2"))).Of(AlarmKind.Frozen, "m2").Verdict);
    }

    [Fact]
    public void A_plant_that_rests_altogether_has_no_frozen_meter() =>
        Assert.DoesNotContain(
            Evaluate(Firm(Standing("m1", 60 * Hour), Standing("m2", 60 * Hour))),
            finding => finding is { Kind: AlarmKind.Frozen, Verdict: AlarmVerdict.Met });

    [Theory]
    [InlineData(5, AlarmVerdict.Unknown)]
    [InlineData(13, AlarmVerdict.Met)]
    public void A_meter_that_rests_every_night_is_frozen_only_after_twice_its_longest_rest(int hours, AlarmVerdict verdict) =>
        Assert.Equal(
            verdict,
            Evaluate(Firm(Standing("m1", hours * Hour) with { LongestStillMs = 6 * Hour }, Meter("m2"))).Of(AlarmKind.Frozen, "m1").Verdict);

    [Fact]
    public void A_silent_meter_is_offline_and_not_frozen()
    {
        var findings = Evaluate(Firm(Standing("m1", 9 * Hour) with { LastAtUnixMs = Now - (9 * Hour), LastArrivedUnixMs = Now - (9 * Hour) }, Meter("m2")));
        Assert.Equal(AlarmVerdict.Unknown, findings.Of(AlarmKind.Frozen, "m1").Verdict);
        Assert.Equal(AlarmVerdict.Met, findings.Of(AlarmKind.Offline, "m1").Verdict);
    }

    [Fact]
    public void A_plant_behind_its_peers_by_a_third_underperforms_and_the_weather_of_all_does_not()
    {
        var sunny = Evaluate(Plants(0.60m, 0.95m, 1.0m, 0.9m)).Of(AlarmKind.PvUnderperformance, "p0");
        Assert.Equal((AlarmVerdict.Met, AlarmSeverity.Warning), (sunny.Verdict, sunny.Severity));
        Assert.InRange(sunny.Value!.Value, 0.62m, 0.64m);
        Assert.All(
            Evaluate(Plants(0.2m, 0.2m, 0.21m, 0.19m)).Where(finding => finding.Kind == AlarmKind.PvUnderperformance),
            finding => Assert.Equal(AlarmVerdict.Gone, finding.Verdict));
    }

    [Fact]
    public void Each_plant_of_many_is_compared_with_the_median_of_the_others_of_its_day() => Seeds.Run(seed =>
    {
        var dice = new Random(seed);
        var plants = Enumerable.Range(0, dice.Next(1, 12)).Select(i => Plants(dice.Next(8) / 4m).Meters[0] with
        {
            Meter = MeterId.Parse("p" + i),
            DayEndUnixMs = Now - (dice.Next(2) * Hour),
            PvExpected = dice.Next(5) == 0 ? null : 1_000,
        }).ToArray();
        var findings = Evaluate(Firm(plants));
        foreach (var plant in plants)
        {
            var others = plants.Where(other => other.Meter != plant.Meter && other.DayEndUnixMs == plant.DayEndUnixMs && other.PvExpected is not null)
                .Select(other => other.PvSeen!.Value / 1_000m).Order().ToArray();
            var ratio = plant.PvExpected is not null && others.Length >= 2 && others[others.Length / 2] > 0.05m
                ? plant.PvSeen / 1_000m / others[others.Length / 2]
                : null;
            var finding = findings.Of(AlarmKind.PvUnderperformance, plant.Meter.Value);
            Assert.Equal(ratio < 0.7m ? decimal.Round(ratio.Value, 3) : null, finding.Value);
            Assert.Equal(ratio switch { < 0.7m => AlarmVerdict.Met, >= 0.8m => AlarmVerdict.Gone, _ => AlarmVerdict.Unknown }, finding.Verdict);
        }
    }, count: 200);

    [Fact]
    public void A_plant_without_two_peers_is_not_judged() =>
        Assert.Equal(AlarmVerdict.Unknown, Evaluate(Plants(0.1m, 1m)).Of(AlarmKind.PvUnderperformance, "p0").Verdict);

    [Fact]
    public void A_plant_that_stands_in_the_sun_is_critical_before_its_day_is_over()
    {
        var plants = Plants(0.9m, 1m, 1m);
        var dead = plants.Meters[0] with { PvExpectedNow = 1_000, PvSeenNow = 0 };
        var others = plants.Meters.Skip(1).Select(meter => meter with { PvExpectedNow = 1_000, PvSeenNow = 900 });
        var finding = Evaluate(plants with { Meters = [dead, .. others] }).Of(AlarmKind.PvUnderperformance, "p0");
        Assert.Equal((AlarmVerdict.Met, AlarmSeverity.Critical), (finding.Verdict, finding.Severity));
    }

    [Theory]
    [InlineData(1100, AlarmVerdict.Met, AlarmSeverity.Warning)]
    [InlineData(1300, AlarmVerdict.Met, AlarmSeverity.Critical)]
    [InlineData(700, AlarmVerdict.Gone, AlarmSeverity.Warning)]
    [InlineData(300, AlarmVerdict.Met, AlarmSeverity.Warning)]
    public void Meters_behind_a_meter_count_no_more_than_it_and_no_other_share_than_last_week(int children, AlarmVerdict verdict, AlarmSeverity severity)
    {
        var parent = Balanced("m1", 1000, 1000);
        var child = Balanced("m2", children, 700) with { Parent = parent.Meter, Role = MeterRole.Submeter };
        var finding = Evaluate(Firm(parent, child)).Of(AlarmKind.Imbalance, "m1");
        Assert.Equal((verdict, severity), (finding.Verdict, finding.Severity));
    }

    [Fact]
    public void What_a_plant_generates_and_stores_comes_in_beside_the_grid()
    {
        var child = Balanced("m2", 1500, 1500) with { Parent = MeterId.Parse("m1"), Role = MeterRole.Submeter, Counted = false };
        var pv = Balanced("pv", 900, 900) with { Carrier = Carrier.Pv, Role = MeterRole.Generation };
        var export = Balanced("out", 200, 200) with { Role = MeterRole.GridExport };
        var grid = Balanced("m1", 1000, 1000);
        Assert.Equal(AlarmVerdict.Gone, Evaluate(Firm(grid, child, pv, export)).Of(AlarmKind.Imbalance, "m1").Verdict);
        Assert.Equal(AlarmVerdict.Met, Evaluate(Firm(grid, child, export)).Of(AlarmKind.Imbalance, "m1").Verdict);
        Assert.Equal(AlarmVerdict.Unknown, Evaluate(Firm(grid, child, pv with { DayAmount = null })).Of(AlarmKind.Imbalance, "m1").Verdict);
        var second = Balanced("m3", 10, 10);
        Assert.Equal(AlarmVerdict.Unknown, Evaluate(Firm(grid, child, pv, second)).Of(AlarmKind.Imbalance, "m1").Verdict);
    }

    [Fact]
    public void A_balance_with_an_unknown_meter_is_not_judged()
    {
        var child = Balanced("m2", 5000, 700) with { Parent = MeterId.Parse("m1"), Role = MeterRole.Submeter, DayAmount = null };
        Assert.Equal(AlarmVerdict.Unknown, Evaluate(Firm(Balanced("m1", 1000, 1000), child)).Of(AlarmKind.Imbalance, "m1").Verdict);
    }

    private static MeterSight Standing(string id, long still) =>
        Meter(id) with { StillSinceUnixMs = Now - (7 * Minute) - still, LongestStillMs = 0, MovedUnixMs = Now - (7 * Minute) - still };

    private static MeterSight Balanced(string id, long day, long past) =>
        Meter(id) with { DayEndUnixMs = Now - (7 * Minute), DayAmount = day, PastDayAmount = past };

    private static EnterpriseSight Plants(params decimal[] ratios) => Firm(
        [.. ratios.Select((ratio, i) => Meter("p" + i) with
        {
            Carrier = Carrier.Pv, Role = MeterRole.Generation, DayEndUnixMs = Now, PvExpected = 1_000, PvSeen = (long)(ratio * 1_000),
        })]);
}
