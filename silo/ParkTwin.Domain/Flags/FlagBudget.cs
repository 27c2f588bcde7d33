using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Evaluation;

namespace ParkTwin.Domain.Flags;

/// <summary>The year against what is allotted: the year itself once it is over, before that what its months come to.</summary>
internal static class FlagBudget
{
    /// <summary>The months of the year so far.</summary>
    public static IEnumerable<AccountingPeriod> Needed(AccountingPeriod period) => period.Kind == PeriodKind.Month
        ? Enumerable.Range(1, period.Last.Month).Select(month => AccountingPeriod.OfMonth(LocalMonth.Of(period.Year, month)))
        : [];

    /// <summary>The allotment that is most exceeded.</summary>
    public static FlagReading Read(FlagContext context, AccountingPeriod period, FlagPeriod at)
    {
        var allotted = context.Reference.Thresholds.AllottedTo(context.Park, context.Enterprise.Id, period.Year);
        if (allotted.Count == 0)
        {
            return FlagReading.Unknown(at.Account.IdOf("energy.tceCalorific").ToString(), "tce",
                $"Nothing is allotted to {context.Enterprise.Id} for {period.Year}; publish it with PUT /api/reference/thresholds.");
        }

        return allotted.Select(allotment => ReadOne(context, period, at, allotment))
            .OrderByDescending(reading => reading.Value / reading.Base ?? -1m)
            .First();
    }

    private static FlagReading ReadOne(FlagContext context, AccountingPeriod period, FlagPeriod at, Allotment allotment)
    {
        var id = at.Account.IdOf(allotment.Figure).ToString();
        var unit = allotment.Figure == "carbon.total" ? "tCO2" : "tce";
        var parts = period.Kind == PeriodKind.Month ? Needed(period) : [period];
        var sum = 0m;
        foreach (var part in parts)
        {
            if (context.Of(part)?.Account.Figures.GetValueOrDefault(allotment.Figure)?.Value is not { } value)
            {
                return FlagReading.Unknown(id, unit, $"{allotment.Figure} of {part} is not known.");
            }

            sum += value;
        }

        return new()
        {
            Figure = id,
            Value = sum,
            Unit = unit,
            Base = allotment.Amount,
            Completeness = at.Account.Completeness,
            Text = $"{allotment.Figure} of {period.Year} to {period.Last} is {FlagConditions.Show(sum)} {unit}; allotted are "
                + $"{FlagConditions.Show(allotment.Amount)} {unit} ({allotment.Source}).",
        };
    }
}
