using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Flags;

/// <summary>
/// The flag rules of the reference §5.5 over the accounts of one enterprise. Pure: the same context gives the same findings. A
/// finding is a candidate for a person; nothing is applied by itself. <c>docs/flags.md</c> says each rule in words.
/// </summary>
public static class FlagRules
{
    /// <summary>K above 1.2 and at most 2.0.</summary>
    public const string CarbonGrade4 = "CARBON_GRADE_4";

    /// <summary>K above 2.0.</summary>
    public const string CarbonGrade5 = "CARBON_GRADE_5";

    /// <summary>L above 2.0 tCO₂/万元.</summary>
    public const string HighCarbon = "HIGH_CARBON";

    /// <summary>Energy of twelve months at 5,000 or 10,000 tce.</summary>
    public const string KeyUser = "KEY_USER";

    /// <summary>Emissions of twelve months at 26,000 tCO₂, or 90 % of it.</summary>
    public const string EtsLine = "ETS_LINE";

    /// <summary>Unit consumption of a product above its base level (基准水平).</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>Energy per value added above the year before by 5 %, with value added not falling.</summary>
    public const string IntensityRising = "INTENSITY_RISING";

    /// <summary>The year-end forecast above what is allotted.</summary>
    public const string BudgetOverrun = "BUDGET_OVERRUN";

    /// <summary>The greatest quarter-hour's demand near the contracted one.</summary>
    public const string DemandNearLimit = "DEMAND_NEAR_LIMIT";

    /// <summary>Missing, frozen or negative data; blocks all others.</summary>
    public const string DataBad = "DATA_BAD";

    /// <summary>All rules, in the order in which they are evaluated.</summary>
    public static IReadOnlyList<string> All => Order;

    private static readonly string[] Order =
    [
        DataBad, CarbonGrade5, CarbonGrade4, HighCarbon, KeyUser, EtsLine, LimitExceeded, IntensityRising, BudgetOverrun, DemandNearLimit,
    ];

    /// <summary>The periods that are due once a month is over: it, its quarter and its year where it is their last.</summary>
    public static IReadOnlyList<AccountingPeriod> Due(LocalMonth month)
    {
        var due = new List<AccountingPeriod> { AccountingPeriod.OfMonth(month) };
        if (month.Month % 3 == 0)
        {
            due.Add(AccountingPeriod.OfQuarter(month.Year, month.Month / 3));
        }

        if (month.Month == 12)
        {
            due.Add(AccountingPeriod.OfYear(month.Year));
        }

        return due;
    }

    /// <summary>The periods whose accounts the rules look at when they evaluate a period; each once.</summary>
    /// <param name="period">A month, a quarter or a year.</param>
    /// <param name="reference">The rules.</param>
    public static IReadOnlyList<AccountingPeriod> Needs(AccountingPeriod period, ReferenceSet reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var needs = new HashSet<AccountingPeriod> { period };
        var budgeted = reference.Thresholds.Allotments.Any(entry => entry.Enterprise is not null && entry.Year == period.Year);
        foreach (var rule in reference.Thresholds.FlagRulesOn(period.Last.First))
        {
            // Two years of months are read for a forecast: only where anything is allotted.
            if (!rule.On.TryGetValue(period.Kind, out var count) || (rule.Id == BudgetOverrun && !budgeted))
            {
                continue;
            }

            for (var (at, left) = (period, count); left > 0; (at, left) = (at.Before(), left - 1))
            {
                needs.Add(Seen(rule, at));
                needs.UnionWith(FlagConditions.AlsoNeeded(rule, at));
            }
        }

        return [.. needs.Order()];
    }

    /// <summary>Evaluates every rule in force that applies to the kind of period.</summary>
    /// <returns>One finding per rule, <c>DATA_BAD</c> first; when that one is met, the others are
    /// <see cref="FlagVerdict.Blocked"/>.</returns>
    public static IReadOnlyList<FlagFinding> Evaluate(FlagContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var rules = context.Reference.Thresholds.FlagRulesOn(context.Period.Last.First)
            .Where(rule => rule.On.ContainsKey(context.Period.Kind))
            .OrderBy(rule => Array.IndexOf(Order, rule.Id));
        var findings = new List<FlagFinding>();
        FlagFinding? bad = null;
        foreach (var rule in rules)
        {
            var finding = bad is null
                ? Find(context, rule)
                : Make(context, rule, FlagReading.Unknown(string.Empty, string.Empty, $"{DataBad} blocks this rule: {bad.Text}"),
                    FlagVerdict.Blocked, 0);
            findings.Add(finding);
            bad ??= rule.Id == DataBad && finding.Verdict == FlagVerdict.Met && !IsDismissed(context, finding) ? finding : null;
        }

        return Exclusive(findings);
    }

    /// <summary>The period whose account a rule reads for an evaluated period.</summary>
    internal static AccountingPeriod Seen(FlagRule rule, AccountingPeriod period) =>
        rule.Rolling && period.Kind == PeriodKind.Month ? AccountingPeriod.RollingTo(period.Last) : period;

    private static FlagFinding Find(FlagContext context, FlagRule rule)
    {
        var reading = FlagConditions.Read(context, rule, context.Period);
        if (reading is { Value: null, Settled: null })
        {
            return Make(context, rule, reading, FlagVerdict.Unknown, 0);
        }

        if (rule.MinCompleteness is { } least && reading.Completeness < least)
        {
            var text = $"{reading.Completeness:P1} of the metered time is covered; {rule.Id} needs {least:P0}. Mend the meters or declare.";
            return Make(context, rule, reading with { Text = text }, FlagVerdict.Blocked, 0);
        }

        var level = Level(rule, reading);
        if (level < 0)
        {
            var behind = reading.Settled == FlagVerdict.Behind
                || (reading.Value is { } value && IsBehind(rule.Compare, value, reading.Of(rule.Levels[0].Clear)));
            return Make(context, rule, reading, behind ? FlagVerdict.Behind : FlagVerdict.Between, 0);
        }

        var (at, needed) = (context.Period, rule.On[context.Period.Kind]);
        for (var held = 1; held < needed; held++)
        {
            at = at.Before();
            var earlier = FlagConditions.Read(context, rule, at);
            var then = earlier.Completeness < rule.MinCompleteness ? -1 : Level(rule, earlier);
            if (then < 0)
            {
                var text = $"{reading.Text} It has held for {held} of the {needed} periods that the rule asks.";
                return Make(context, rule, reading with { Text = text }, FlagVerdict.Between, level);
            }

            level = Math.Min(level, then);
        }

        return Make(context, rule, reading, FlagVerdict.Met, level);
    }

    /// <summary>True when a person has looked at the bad data of the period and found them good.</summary>
    private static bool IsDismissed(FlagContext context, FlagFinding finding) => context.Flags.Any(flag =>
        flag.Rule == finding.Rule && flag.Period == finding.Period && flag.State == FlagState.Dismissed);

    /// <summary>Grade 4 ends where grade 5 begins, so one firm never has both.</summary>
    private static List<FlagFinding> Exclusive(List<FlagFinding> findings)
    {
        var five = findings.Find(finding => finding.Rule == CarbonGrade5);
        var four = findings.FindIndex(finding => finding.Rule == CarbonGrade4);
        if (five is { Verdict: FlagVerdict.Met } && four >= 0 && findings[four].Verdict == FlagVerdict.Met)
        {
            findings[four] = findings[four] with
            {
                Verdict = FlagVerdict.Behind,
                Text = $"{CarbonGrade5} is met; it stands in for {CarbonGrade4}.",
            };
        }

        return findings;
    }

    /// <summary>Index of the furthest level that is met; -1 where none is.</summary>
    private static int Level(FlagRule rule, FlagReading reading)
    {
        if (reading.Settled is { } settled)
        {
            return settled == FlagVerdict.Met ? 0 : -1;
        }

        var level = -1;
        while (reading.Value is { } value && level + 1 < rule.Levels.Count && IsMet(rule.Compare, value, reading.Of(rule.Levels[level + 1].Threshold)))
        {
            level++;
        }

        return level;
    }

    private static bool IsMet(FlagCompare compare, decimal value, decimal threshold) => compare switch
    {
        FlagCompare.Above => value > threshold,
        FlagCompare.AtLeast => value >= threshold,
        _ => value < threshold,
    };

    private static bool IsBehind(FlagCompare compare, decimal value, decimal clear) => compare switch
    {
        FlagCompare.Above => value <= clear,
        FlagCompare.AtLeast => value < clear,
        _ => value >= clear,
    };

    private static FlagFinding Make(FlagContext context, FlagRule rule, FlagReading reading, FlagVerdict verdict, int level) => new()
    {
        Park = context.Park,
        Enterprise = context.Enterprise.Id,
        Rule = rule.Id,
        RuleVersion = rule.Version,
        Period = context.Period,
        Verdict = verdict,
        Figure = reading.Figure,
        Value = reading.Value,
        Threshold = reading.Value is null ? null : reading.Of(rule.Levels[level].Threshold),
        Unit = reading.Unit,
        FactorSet = context.Reference.Version,
        Completeness = reading.Completeness,
        Text = verdict == FlagVerdict.Met ? $"{reading.Text} Level {rule.Levels[level].Word}." : reading.Text,
    };
}
