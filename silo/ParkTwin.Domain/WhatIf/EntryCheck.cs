using System.Globalization;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Flags;

namespace ParkTwin.Domain.WhatIf;

/// <summary>
/// The entry check of an enterprise (准入) against the thresholds of the reference data: the same rules that flag the enterprises that are
/// there. A candidate for a person to judge, not a permit.
/// </summary>
public static class EntryCheck
{
    private const string Tce = "energy.tceCalorific";
    private const string Carbon = "carbon.total";
    private const string ParkIntensity = "intensity.tceCalorificPerValueAdded";

    // Six sectors of high energy use of the national statistics; copies of the list were seen, the document was not.
    private static readonly string[] HighEnergy = ["C25", "C26", "C30", "C31", "C32", "D44"];

    /// <summary>All checks, in the order in which they are shown.</summary>
    public static IReadOnlyList<EntryFinding> Of(EntryCase one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return
        [
            Sector(one),
            Yearly(one, "energy-scale", "KEY_USER", Tce, "tce"),
            Yearly(one, "carbon-scale", "ETS_LINE", Carbon, "tCO2"),
            Level(one),
            Intensity(one),
            Budget(one, "budget-energy", Tce, "tce"),
            Budget(one, "budget-carbon", Carbon, "tCO2"),
            Demand(one, "own-demand", Peak(one.Account), one.Newcomer.Contract?.TransformerKva, "Its own transformer"),
            Demand(one, "park-demand", one.PeakKw, one.CapacityKva, "The transformers of all contracts"),
        ];
    }

    private static EntryFinding Sector(EntryCase one)
    {
        const string Source = "国家六大高耗能行业 C25 C26 C30 C31 C32 D44 (check)";
        var (verdict, reason) = one.Newcomer.Industry is not { } industry
            ? (EntryVerdict.Unknown, "Its industry is not stated; give the code of GB/T 4754.")
            : HighEnergy.Any(code => industry.StartsWith(code, StringComparison.Ordinal))
                ? (EntryVerdict.Warn, $"{industry} is one of the six sectors of high energy use; it needs a review of its own.")
                : (EntryVerdict.Pass, $"{industry} is none of the six sectors of high energy use.");
        return new("sector", verdict, null, null, "1", reason, Source);
    }

    /// <summary>A year of the newcomer against the levels of a flag rule: from the first on a person looks.</summary>
    private static EntryFinding Yearly(EntryCase one, string check, string rule, string key, string unit)
    {
        if (Rule(one, rule) is not { } found)
        {
            return NoRule(check, rule, unit);
        }

        if (one.Account.Figures.GetValueOrDefault(key) is not { Value: { } value })
        {
            return new(check, EntryVerdict.Unknown, null, null, unit, ReasonOf(one.Account, key), SourceOf(found));
        }

        var year = value / one.ShareOfYear;
        var reached = found.Levels.LastOrDefault(level => year >= level.Threshold);
        var limit = reached?.Threshold ?? found.Levels[0].Threshold;
        return new(check, reached is null ? EntryVerdict.Pass : EntryVerdict.Warn, year, limit, unit, reached is null
            ? Say($"{year:0.##} {unit} a year are below {limit:0.##}.")
            : Say($"{year:0.##} {unit} a year reach {limit:0.##} ({reached.Word})."), SourceOf(found));
    }

    private static EntryFinding Level(EntryCase one)
    {
        const string Unit = "tCO2/万元";
        if (one.Reference.Thresholds.CarbonCodeOn(one.Account.Period.Last.First) is not { } code)
        {
            return new("carbon-level", EntryVerdict.Unknown, null, null, Unit, "No carbon-efficiency code is in force.", null);
        }

        const string Key = "intensity.tco2PerValueAdded";
        if (one.Account.Figures.GetValueOrDefault(Key) is not { Value: { } value })
        {
            return new("carbon-level", EntryVerdict.Unknown, null, code.LowUpTo, Unit, ReasonOf(one.Account, Key), code.Source);
        }

        var verdict = value <= code.LowUpTo ? EntryVerdict.Pass : value <= code.MediumUpTo ? EntryVerdict.Warn : EntryVerdict.Fail;
        var limit = value <= code.LowUpTo ? code.LowUpTo : code.MediumUpTo;
        return new("carbon-level", verdict, value, limit, Unit, Say(
            $"L = {value:0.####} {Unit}: 低碳 to {code.LowUpTo}, 中碳 to {code.MediumUpTo}, 高碳 above."), code.Source);
    }

    /// <summary>The park's intensity with it over that without it.</summary>
    private static EntryFinding Intensity(EntryCase one)
    {
        const string Check = "park-intensity";
        if (Rule(one, "INTENSITY_RISING") is not { Levels: [var level, ..] } rule)
        {
            return NoRule(Check, "INTENSITY_RISING", "1");
        }

        if (one.Account.Figures.GetValueOrDefault(ParkIntensity)?.Value is null)
        {
            return new(
                Check, EntryVerdict.Unknown, null, level.Threshold, "1", ReasonOf(one.Account, ParkIntensity), SourceOf(rule));
        }

        if (one.Before.Figures.GetValueOrDefault(ParkIntensity)?.Value is not { } before || before <= 0m
            || one.After.Figures.GetValueOrDefault(ParkIntensity)?.Value is not { } after)
        {
            return new(Check, EntryVerdict.Unknown, null, level.Threshold, "1", ReasonOf(one.Before, ParkIntensity), SourceOf(rule));
        }

        var ratio = after / before;
        var verdict = ratio <= 1m ? EntryVerdict.Pass : ratio <= level.Threshold ? EntryVerdict.Warn : EntryVerdict.Fail;
        var (change, limit) = ((ratio - 1m) * 100m, (level.Threshold - 1m) * 100m);
        return new(Check, verdict, ratio, level.Threshold, "1", Say(
            $"The park goes from {before:0.#####} to {after:0.#####} tce/万元, {change:+0.##;-0.##;0} %; {limit:0.##} % is the limit."),
            SourceOf(rule));
    }

    /// <summary>The period with the newcomer, taken to a year, against what is allotted to the park.</summary>
    private static EntryFinding Budget(EntryCase one, string check, string key, string unit)
    {
        var period = one.Before.Period;
        var allotted = one.Reference.Thresholds.AllottedTo(one.Before.Park, null, period.Year).FirstOrDefault(entry => entry.Figure == key);
        if (Rule(one, "BUDGET_OVERRUN") is not { Levels: [var level, ..] } rule)
        {
            return NoRule(check, "BUDGET_OVERRUN", unit);
        }

        if (allotted is null)
        {
            return new(check, EntryVerdict.Unknown, null, null, unit,
                $"Nothing is allotted to the park in {period.Year}; enter it with PUT /api/reference/thresholds.", SourceOf(rule));
        }

        if (one.After.Figures.GetValueOrDefault(key)?.Value is not { } value)
        {
            return new(check, EntryVerdict.Unknown, null, allotted.Amount, unit, ReasonOf(one.After, key), allotted.Source);
        }

        var year = value / one.ShareOfYear;
        var share = allotted.Amount == 0m ? decimal.MaxValue : year / allotted.Amount;
        var verdict = share > level.Threshold ? EntryVerdict.Fail : share > level.Clear ? EntryVerdict.Warn : EntryVerdict.Pass;
        return new(check, verdict, year, allotted.Amount, unit, Say(
            $"The park with it, {period} taken to a year, uses {year:0.##} of {allotted.Amount:0.##} {unit}."), allotted.Source);
    }

    private static EntryFinding Demand(EntryCase one, string check, decimal? peak, decimal? capacity, string what)
    {
        if (Rule(one, "DEMAND_NEAR_LIMIT") is not { Levels: [var near, .., var exceeded] } rule)
        {
            return NoRule(check, "DEMAND_NEAR_LIMIT", "kW");
        }

        if (peak is not { } kw || capacity is not > 0m)
        {
            var reason = peak is null ? "The peak is not known." : "The capacity is not known; state transformerKva.";
            return new(check, EntryVerdict.Unknown, peak, capacity, "kW", reason, SourceOf(rule));
        }

        var share = kw / capacity.Value;
        var verdict = share > exceeded.Threshold ? EntryVerdict.Fail : share > near.Threshold ? EntryVerdict.Warn : EntryVerdict.Pass;
        return new(check, verdict, kw, capacity, "kW", Say(
            $"{what} carry {kw:0.#} kW of {capacity:0.#} kVA at the peak, {share * 100m:0.#} %."), SourceOf(rule));
    }

    private static decimal? Peak(Account account) => account.Figures.GetValueOrDefault("demand.maxKw")?.Value;

    private static FlagRule? Rule(EntryCase one, string id) =>
        one.Reference.Thresholds.FlagRulesOn(one.Before.Period.Last.First).FirstOrDefault(rule => rule.Id == id && rule.Levels.Count > 0);

    private static EntryFinding NoRule(string check, string rule, string unit) =>
        new(check, EntryVerdict.Unknown, null, null, unit, $"No rule {rule} is in force; publish one with PUT /api/reference/thresholds.", null);

    private static string ReasonOf(Account account, string key) =>
        account.Figures.GetValueOrDefault(key)?.Reason ?? $"{account.Period} has no {key}: nothing is metered or declared.";

    private static string SourceOf(FlagRule rule) => $"{rule.Id} v{rule.Version}: {rule.Source}";

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
