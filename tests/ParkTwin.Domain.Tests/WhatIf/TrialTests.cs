using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Tariffs;
using ParkTwin.Domain.Tests.Accounting;
using ParkTwin.Domain.WhatIf;

namespace ParkTwin.Domain.Tests.WhatIf;

public sealed class TrialTests
{
    private static readonly LoadShift PeakToValley = new() { FromBand = TimeBand.Peak, ToBand = TimeBand.Valley, Share = 0.2m };

    [Fact]
    public void Nothing_changed_is_the_account_itself_over_seeds() => Seeds.Run(
        seed =>
        {
            var month = Random(seed);
            var inputs = month.Inputs;
            Assert.Same(inputs, ChangedInputs.Of(inputs, month.Change(new Trial())));
            AssertSame(month.Before, month.After(new Trial { Shifts = [PeakToValley with { Share = 0m }] }));
            var firm = RandomPark.Firm(new Random(seed), RandomPark.Period(new Random(seed)), "e1").Inputs;
            Assert.Same(firm, ChangedInputs.Of(firm, LoadChange.Of([], TimeBandTable.Empty, new Trial { Pv = new(10m, null) })));
        },
        100);

    [Fact]
    public void Moved_load_loses_nothing_on_any_day_over_seeds() => Seeds.Run(
        seed =>
        {
            var dice = new Random(seed);
            var month = Random(seed);
            var change = month.Change(new Trial { Shifts = [RandomShift(dice), RandomShift(dice)] });
            for (var day = 0; day < 31; day++)
            {
                var quarters = Enumerable.Range(day * 96, 96).ToArray();
                Assert.Equal(quarters.Sum(i => month.Points[i].Bought), quarters.Sum(i => change.Bought[i]));
            }

            Assert.All(Enumerable.Range(0, month.Points.Count), i => Assert.Equal(month.Points[i].Bought is null, change.Bought[i] is null));
        },
        100);

    [Fact]
    public void Pv_is_used_or_fed_in_and_no_purchase_turns_negative_over_seeds() => Seeds.Run(
        seed =>
        {
            var dice = new Random(seed);
            var month = Random(seed);
            var trial = new Trial { Pv = new(dice.Next(1, 4_000), dice.Next(2) == 0 ? null : dice.Next(100, 900)), Shifts = [RandomShift(dice)] };
            var change = month.Change(trial);
            Assert.All(Enumerable.Range(0, month.Points.Count), i =>
            {
                Assert.True(change.Bought[i] is null or >= 0);
                Assert.InRange(change.Exported[i], 0, change.Generated[i]);
            });
            var (before, after) = (month.Before, month.After(trial));
            var generated = change.Generated.Sum() / 1_000_000m;
            var used = generated - (change.Exported.Sum() / 1_000_000m);
            Assert.Equal(Value(before, "activity.grid-import") - used, Value(after, "activity.grid-import"));
            Assert.Equal(change.Bought.Max() / 250_000m, Value(after, "demand.maxKw"));
            if (generated > 0)
            {
                Assert.Equal(generated, Value(after, "activity.pv-generated"));
                Assert.Equal(Math.Round(used / generated, 12), Math.Round(Value(after, "intensity.selfConsumption")!.Value, 12));
            }

            Assert.All(after.Figures.Values, figure => Assert.Equal(figure.Value, figure.Evaluate()));
        },
        60);

    [Fact]
    public void Moving_load_from_peak_to_valley_saves_the_difference_of_the_two_prices()
    {
        var month = new TrialMonth(_ => 100_000_000);
        var trial = new Trial { Shifts = [PeakToValley] };
        var (before, after) = (month.Before, month.After(trial));
        var moved = Value(before, "cost.bandKwh.peak")!.Value * 0.2m;
        Assert.Equal(moved, month.Change(trial).Steps.Single(step => step.Key == "shift.moved").Value);
        Assert.Equal(Value(before, "cost.bandKwh.peak") - moved, Value(after, "cost.bandKwh.peak"));
        Assert.Equal(Value(before, "cost.bandKwh.valley") + moved, Value(after, "cost.bandKwh.valley"));
        Assert.Equal(Value(before, "energy.tceCalorific"), Value(after, "energy.tceCalorific"));
        var peak = Value(before, "cost.band.peak") / Value(before, "cost.bandKwh.peak");
        var valley = Value(before, "cost.band.valley") / Value(before, "cost.bandKwh.valley");
        Assert.True(peak > valley);
        Assert.Equal(Value(before, "cost.energy") - (moved * (peak - valley)), Value(after, "cost.energy"));
    }

    [Fact]
    public void Kwh_that_are_not_there_are_not_moved()
    {
        var month = new TrialMonth(i => i % 96 is >= 40 and < 44 ? 50_000_000 : 0);
        var change = month.Change(new Trial { Shifts = [new() { FromHour = 10, ToHour = 23, Kwh = 1_000_000m }] });
        Assert.Equal(31 * 4 * 50m, change.Steps.Single().Value);
        Assert.Equal(0, change.Bought[40]);
        Assert.Equal(50_000_000, change.Bought[92]);
    }

    [Fact]
    public void An_unknown_quarter_hour_stays_unknown_and_is_told()
    {
        var month = new TrialMonth(i => i < 96 ? null : 10_000_000);
        var change = month.Change(new Trial { Pv = new(100m, null) });
        Assert.All(Enumerable.Range(0, 96), i => Assert.Equal((null, 0L), (change.Bought[i], change.Generated[i])));
        Assert.Equal(96m, change.Steps.Single(step => step.Key == "pv.unknownQuarterHours").Value);
    }

    [Fact]
    public void Without_a_grid_meter_there_is_nothing_to_change()
    {
        var month = new TrialMonth(_ => 10_000_000);
        var none = month.Inputs with { Metered = Activities.None };
        Assert.Null(ChangedInputs.Of(none, month.Change(new Trial { Pv = new(100m, null) })));
    }

    [Fact]
    public void The_clear_sky_yields_what_is_stated_in_a_year_and_nothing_at_night()
    {
        var first = new DateOnly(2026, 1, 1);
        var year = Enumerable.Range(0, 365).Sum(day => Enumerable.Range(0, 96).Sum(quarter => ClearSky.Of(first.AddDays(day), quarter, 1_050m)));
        Assert.InRange(year, 1_049.999m, 1_050.001m);
        Assert.Equal(0m, ClearSky.Of(first, 0, 1_050m));
        Assert.True(ClearSky.Of(new(2026, 6, 21), 48, 1_050m) > ClearSky.Of(new(2026, 12, 21), 48, 1_050m));
    }

    private static decimal? Value(Account account, string key) => account.Figures[key].Value;

    private static void AssertSame(Account left, Account right)
    {
        Assert.Equal(left.Figures.Keys, right.Figures.Keys);
        Assert.All(left.Figures, pair => Assert.Equal(pair.Value.ToString(), right.Figures[pair.Key].ToString()));
    }

    private static TrialMonth Random(int seed)
    {
        var dice = new Random(seed);
        return new(_ => dice.Next(30) == 0 ? null : dice.NextInt64(0, 300_000_000), i => i % 96 is > 24 and < 72 ? dice.NextInt64(0, 50_000_000) : 0);
    }

    private static LoadShift RandomShift(Random dice) => new()
    {
        FromHour = dice.Next(2) == 0 ? dice.Next(24) : null,
        FromBand = TimeBands.All[dice.Next(5)],
        ToHour = dice.Next(2) == 0 ? dice.Next(24) : null,
        ToBand = TimeBands.All[dice.Next(5)],
        Share = dice.Next(2) == 0 ? (decimal)dice.NextDouble() : null,
        Kwh = dice.Next(100_000),
    };
}
