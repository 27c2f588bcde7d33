using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Budgets;
using ParkTwin.Domain.Evaluation;

namespace ParkTwin.Domain.Flags;

/// <summary>The year against what is allotted: the year itself once it is over, before that its forecast with the interval.</summary>
internal static class FlagBudget
{
    private const int MonthsOfYear = 12;

    /// <summary>The months of the year so far and of the year before, which gives the season.</summary>
    public static IEnumerable<AccountingPeriod> Needed(AccountingPeriod period) => period.Kind == PeriodKind.Month
        ? Enumerable.Range(1 - MonthsOfYear, MonthsOfYear + period.Last.Month)
            .Select(month => AccountingPeriod.OfMonth(new(LocalMonth.Of(period.Year, 1).Index + month - 1)))
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
        var (value, text) = period.Kind == PeriodKind.Month
            ? Forecast(context, period, allotment, unit)
            : (at.Account.Figures.GetValueOrDefault(allotment.Figure)?.Value, $"{allotment.Figure} of {period}");
        return value is not { } amount
            ? FlagReading.Unknown(id, unit, text)
            : new()
            {
                Figure = id,
                Value = amount,
                Unit = unit,
                Base = allotment.Amount,
                Completeness = at.Account.LeastCompleteness,
                Text = $"{text} is {FlagConditions.Show(amount)} {unit}; allotted are {FlagConditions.Show(allotment.Amount)} {unit} "
                    + $"({allotment.Source}).",
            };
    }

    /// <summary>The year-end forecast with its interval; the year to date where it alone exceeds what is allotted.</summary>
    private static (decimal? Value, string Text) Forecast(FlagContext context, AccountingPeriod period, Allotment allotment, string unit)
    {
        var months = new List<BudgetMonth>();
        foreach (var month in Needed(period))
        {
            if (context.Of(month) is { } known)
            {
                months.Add(new(
                    month.First, known.Account.Figures.GetValueOrDefault(allotment.Figure)?.Value, known.Account.Completeness,
                    known.Inputs.AsOfUnixMs >= known.Inputs.ToUnixMs));
            }
        }

        var pace = BudgetForecast.Of(
            new() { Year = allotment.Year, Figure = allotment.Figure, Unit = unit, Allotted = allotment.Amount, Citation = allotment.Source },
            months);
        return pace.Forecast.Value is { } forecast
            ? (forecast, $"{allotment.Figure} at the end of {allotment.Year}, forecast from {pace.N} months, 95 % between "
                + $"{FlagConditions.Show(pace.Low.Value ?? forecast)} and {FlagConditions.Show(pace.High.Value ?? forecast)} {unit},")
            : pace.ToDate.Value > allotment.Amount ? (pace.ToDate.Value, $"{allotment.Figure} of {allotment.Year} to {period.Last}")
            : (null, pace.Forecast.Reason ?? $"There is no forecast of {allotment.Figure}.");
    }
}
