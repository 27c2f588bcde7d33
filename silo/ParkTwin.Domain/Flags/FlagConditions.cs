using System.Globalization;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Flags;

/// <summary>What each rule reads of a period.</summary>
internal static class FlagConditions
{
    private const string ValueAdded = "declared.valueAdded";
    private const string ProductPrefix = "intensity.product.";

    /// <summary>Periods that a rule reads besides the one it sees.</summary>
    public static IEnumerable<AccountingPeriod> AlsoNeeded(FlagRule rule, AccountingPeriod period) => rule.Id switch
    {
        FlagRules.IntensityRising => [period.YearBefore()],
        FlagRules.DataBad when period.Kind == PeriodKind.Month => [period.Before()],
        FlagRules.BudgetOverrun => FlagBudget.Needed(period),
        _ => [],
    };

    /// <summary>The reading of a rule in a period.</summary>
    public static FlagReading Read(FlagContext context, FlagRule rule, AccountingPeriod period)
    {
        var seen = FlagRules.Seen(rule, period);
        if (context.Of(seen) is not { } at)
        {
            return FlagReading.Unknown(string.Empty, string.Empty, $"There is no account of {seen}.");
        }

        return rule.Id switch
        {
            FlagRules.DataBad => FlagData.Read(context, rule, period, at),
            FlagRules.LimitExceeded => Limit(context, at),
            FlagRules.IntensityRising => Rising(context, rule, period, at),
            FlagRules.DemandNearLimit => Demand(context, rule, at),
            FlagRules.BudgetOverrun => FlagBudget.Read(context, period, at),
            _ => Plain(rule, at),
        };
    }

    /// <summary>A number for a sentence: 6 significant digits are enough to recognise it.</summary>
    public static string Show(decimal value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);

    private static FlagReading Plain(FlagRule rule, FlagPeriod at)
    {
        var key = rule.Figure ?? string.Empty;
        var id = at.Account.IdOf(key).ToString();
        if (!at.Account.Figures.TryGetValue(key, out var figure))
        {
            return FlagReading.Unknown(id, string.Empty, $"The account of {at.Account.Period} has no {key}.");
        }

        return figure.Value is { } value
            ? new()
            {
                Figure = id,
                Value = value,
                Unit = figure.Unit,
                Completeness = at.Account.LeastCompleteness,
                Text = $"{key} is {Show(value)} {figure.Unit} in {at.Account.Period}"
                    + $"{(key.Contains("tce", StringComparison.Ordinal) ? $" ({BasisOf(key)})" : string.Empty)}.",
            }
            : FlagReading.Unknown(id, figure.Unit, figure.Reason ?? $"{key} is unknown.");
    }

    private static string BasisOf(string key) => key.Contains("Equivalent", StringComparison.Ordinal) ? "等价值" : "当量值";

    /// <summary>The product furthest above its base level, relative to it.</summary>
    private static FlagReading Limit(FlagContext context, FlagPeriod at)
    {
        FlagReading? worst = null;
        foreach (var (key, figure) in at.Account.Figures.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (!key.StartsWith(ProductPrefix, StringComparison.Ordinal) || figure.Value is not { } value
                || context.Reference.Benchmarks.Find(key[ProductPrefix.Length..], at.Account.Period.Last.First) is not { } benchmark
                || benchmark.BaseIn(figure.Unit) is not { } level)
            {
                continue;
            }

            if (worst is null || value / level > worst.Value / worst.Base)
            {
                worst = new()
                {
                    Figure = at.Account.IdOf(key).ToString(),
                    Value = value,
                    Unit = figure.Unit,
                    Base = level,
                    Completeness = at.Account.LeastCompleteness,
                    Text = $"{benchmark.NameZh}: {Show(value)} {figure.Unit}, base level {Show(level)} ({benchmark.Source}, "
                        + $"{ReferenceWords.Of(benchmark.Confidence)}).",
                };
            }
        }

        return worst ?? FlagReading.Unknown(at.Account.IdOf("intensity.product").ToString(), string.Empty,
            "No product with a base level is declared in that unit; declare products and quantities.");
    }

    /// <summary>Energy per value added against the same period of the year before; both under one reference set.</summary>
    private static FlagReading Rising(FlagContext context, FlagRule rule, AccountingPeriod period, FlagPeriod at)
    {
        var now = Plain(rule, at);
        if (now.Value is not { } value)
        {
            return now;
        }

        if (context.Of(period.YearBefore()) is not { } before || Plain(rule, before).Value is not { } earlier || earlier <= 0m)
        {
            return now with { Value = null, Text = $"{rule.Figure} of {period.YearBefore()} is not known; declare that period." };
        }

        if (before.Account.FactorSet != at.Account.FactorSet)
        {
            return now with
            {
                Value = null,
                Text = $"The two years are of unlike reference sets ({before.Account.FactorSet}, {at.Account.FactorSet}).",
            };
        }

        if (before.Account.LeastCompleteness is { } share && share < rule.MinCompleteness)
        {
            return now with { Value = null, Text = $"Only {share:P1} of {period.YearBefore()} is covered; the comparison would mislead." };
        }

        var added = at.Account.Figures.GetValueOrDefault(ValueAdded)?.Value;
        var addedBefore = before.Account.Figures.GetValueOrDefault(ValueAdded)?.Value;
        if (added is null || addedBefore is null)
        {
            return now with { Value = null, Text = "Value added of both years is needed to see that it is not falling." };
        }

        // Falling value added drives the ratio up by itself; then the rise says nothing of energy.
        var falling = added < addedBefore;
        return now with
        {
            Settled = falling ? FlagVerdict.Behind : null,
            Base = earlier,
            Text = $"{Show(value)} {now.Unit}, the year before {Show(earlier)}; value added {Show(addedBefore.Value)} to {Show(added.Value)}."
                + (falling ? " Value added falls, so the rise is not counted." : string.Empty),
        };
    }

    private static FlagReading Demand(FlagContext context, FlagRule rule, FlagPeriod at)
    {
        var now = Plain(rule, at);
        if (now.Value is not { } value)
        {
            return now;
        }

        return context.Enterprise.Contract?.DemandKw is { } contracted && contracted > 0m
            ? now with
            {
                Base = contracted,
                Text = $"The greatest quarter-hour of {at.Account.Period} is {Show(value)} kW, {value / contracted:P1} of the contracted "
                    + $"{Show(contracted)} kW.",
            }
            : now with { Value = null, Text = "The contract's maximum demand is not known; state contract.demandKw in the registry." };
    }
}
