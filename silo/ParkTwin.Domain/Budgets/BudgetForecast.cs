using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Budgets;

/// <summary>
/// Forecasts a budget year from its months. With a full last year the rest of the year follows last year's season; else it goes on at
/// the mean month. The 95 % interval comes from the months' residuals: t(n − 1) × s × √(k + k²/n) for k months left, with s the
/// residuals' standard deviation and Student's t. Pure: which months are over is given.
/// </summary>
public static class BudgetForecast
{
    /// <summary>Months that a forecast needs.</summary>
    public const int LeastMonths = 3;

    /// <summary>Completeness that a month needs to count.</summary>
    public const decimal LeastCompleteness = 0.9m;

    private const int MonthsOfYear = 12;

    // Two-sided 95 % points of Student's t for 2 to 11 degrees of freedom (GB/T 4086.3).
    private static readonly decimal[] Students =
        [4.303m, 3.182m, 2.776m, 2.571m, 2.447m, 2.365m, 2.306m, 2.262m, 2.228m, 2.201m];

    /// <summary>The pace of a budget.</summary>
    /// <param name="budget">The budget.</param>
    /// <param name="months">Months of the budget's year and of the year before, in any order; others are passed over.</param>
    public static BudgetPace Of(Budget budget, IReadOnlyList<BudgetMonth> months)
    {
        ArgumentNullException.ThrowIfNull(budget);
        ArgumentNullException.ThrowIfNull(months);
        var (known, gap) = Run(budget, months);
        var toDate = known.Count == 0
            ? Figure.Unknown("budget.toDate", budget.Unit, gap ?? $"No month of {budget.Year} is over and known yet.")
            : Figure.Of("budget.toDate", budget.Unit, FigureOperation.Sum, $"Σ of the months of {budget.Year} that are over", known);
        if (gap is not null || known.Count < LeastMonths)
        {
            return Made(budget, toDate, BudgetMethod.None, known.Count, Reason(budget, known.Count, gap));
        }

        if (known.Count == MonthsOfYear)
        {
            return Made(budget, toDate, BudgetMethod.Complete, known.Count, null,
                Figure.Of("budget.forecast", budget.Unit, FigureOperation.Chosen, "The year is over: its sum", toDate));
        }

        return LastYear(budget, months, known.Count) is { } last
            ? Seasonal(budget, toDate, known, last)
            : Linear(budget, toDate, known);
    }

    /// <summary>The months from January on without a break, and what breaks them.</summary>
    private static (List<Figure> Known, string? Gap) Run(Budget budget, IReadOnlyList<BudgetMonth> months)
    {
        var known = new List<Figure>();
        string? gap = null;
        for (var number = 1; number <= MonthsOfYear; number++)
        {
            var month = LocalMonth.Of(budget.Year, number);
            var entry = months.FirstOrDefault(one => one.Month == month && one.IsOver);
            if (entry is null)
            {
                gap ??= months.Any(one => one.Month.Year == budget.Year && one.Month.Index > month.Index && one.IsOver)
                    ? $"{month} is missing, and later months are there; give it, null where it is not known."
                    : null;
                break;
            }

            if (entry.Value is not { } value || entry.Completeness < LeastCompleteness)
            {
                gap = $"{month} {(entry.Value is null ? "is not known" : $"is {entry.Completeness:0.###} complete, below {LeastCompleteness}")}; "
                    + "send its readings or declare it.";
                break;
            }

            known.Add(Month(budget, month, value, entry.Completeness));
        }

        return (known, gap);
    }

    private static string Reason(Budget budget, int count, string? gap) => gap
        ?? $"{count} months of {budget.Year} are over; a forecast needs {LeastMonths}.";

    private static List<Figure>? LastYear(Budget budget, IReadOnlyList<BudgetMonth> months, int count)
    {
        var last = new List<Figure>();
        for (var number = 1; number <= MonthsOfYear; number++)
        {
            var month = LocalMonth.Of(budget.Year - 1, number);
            var entry = months.FirstOrDefault(one => one.Month == month);
            if (entry?.Value is not { } value || !entry.IsOver || entry.Completeness < LeastCompleteness)
            {
                return null;
            }

            last.Add(Month(budget, month, value, entry.Completeness));
        }

        return last.Take(count).Sum(figure => figure.Value) > 0m ? last : null;
    }

    private static BudgetPace Seasonal(Budget budget, Figure toDate, List<Figure> known, List<Figure> last)
    {
        var n = known.Count;
        var ratio = Figure.Of("budget.yearRatio", "1", FigureOperation.Quotient, "This year to date ÷ last year to the same month", toDate,
            Figure.Of("budget.lastToDate", budget.Unit, FigureOperation.Sum, "Last year to the same month", [.. last.Take(n)]));
        var rest = Figure.Of("budget.rest", budget.Unit, FigureOperation.Product, "Year ratio × last year's rest", ratio,
            Figure.Of("budget.lastRest", budget.Unit, FigureOperation.Sum, "Last year's rest", [.. last.Skip(n)]));
        var residuals = known.Select((month, index) => Residual(budget, month,
            Figure.Of($"budget.expected.{index + 1}", budget.Unit, FigureOperation.Product, "Year ratio × last year's month", ratio, last[index])));
        return WithInterval(budget, toDate, rest, [.. residuals], BudgetMethod.Seasonal);
    }

    private static BudgetPace Linear(Budget budget, Figure toDate, List<Figure> known)
    {
        var n = known.Count;
        var mean = Figure.Of("budget.meanMonth", budget.Unit, FigureOperation.Quotient, "To date ÷ months", toDate, Constant("budget.months", n));
        var rest = Figure.Of("budget.rest", budget.Unit, FigureOperation.Product, "Mean month × months left", mean,
            Constant("budget.monthsLeft", MonthsOfYear - n));
        return WithInterval(budget, toDate, rest, [.. known.Select(month => Residual(budget, month, mean))], BudgetMethod.Linear);
    }

    private static Figure Residual(Budget budget, Figure month, Figure expected)
    {
        var difference = Figure.Of($"{month.Key}.residual", budget.Unit, FigureOperation.Difference, "Month − expected", month, expected);
        return Figure.Of($"{month.Key}.residualSquared", $"{budget.Unit}2", FigureOperation.Product, "Residual²", difference, difference);
    }

    private static BudgetPace WithInterval(
        Budget budget, Figure toDate, Figure rest, IReadOnlyList<Figure> squares, BudgetMethod method)
    {
        var (n, left) = (squares.Count, (decimal)(MonthsOfYear - squares.Count));
        var forecast = Figure.Of("budget.forecast", budget.Unit, FigureOperation.Sum, method == BudgetMethod.Seasonal
            ? "To date + last year's rest × (this year to date ÷ last year to the same month)"
            : "To date + mean month × months left", toDate, rest);
        var variance = Figure.Of("budget.variance", $"{budget.Unit}2", FigureOperation.Quotient, "Σ residual² ÷ (n − 1)",
            Figure.Of("budget.residuals", $"{budget.Unit}2", FigureOperation.Sum, "Σ residual²", squares), Constant("budget.freedom", n - 1));
        var half = Figure.Of("budget.halfInterval", budget.Unit, FigureOperation.Product, "t(n − 1) × s × √(k + k²/n), 95 %",
            Constant("budget.student", Students[n - LeastMonths]),
            Figure.Of("budget.deviation", budget.Unit, FigureOperation.SquareRoot, "√ variance", variance),
            Figure.Of("budget.spread", "1", FigureOperation.SquareRoot, "√(k + k²/n)", Constant("budget.spreadSquared", left + (left * left / n))));
        var low = Figure.Of("budget.forecastLow", budget.Unit, FigureOperation.Difference, "Forecast − half interval", forecast, half);
        if (low.Value < toDate.Value && toDate.Value <= forecast.Value)
        {
            low = Figure.Of("budget.forecastLow", budget.Unit, FigureOperation.Maximum, "Not below the year to date",
                Figure.Of("budget.forecastLow.free", budget.Unit, FigureOperation.Difference, "Forecast − half interval", forecast, half), toDate);
        }

        return Made(budget, toDate, method, n, null, forecast, low,
            Figure.Of("budget.forecastHigh", budget.Unit, FigureOperation.Sum, "Forecast + half interval", forecast, half));
    }

    private static BudgetPace Made(
        Budget budget, Figure toDate, BudgetMethod method, int n, string? reason, Figure? forecast = null, Figure? low = null,
        Figure? high = null)
    {
        Figure Or(string key, Figure? figure) => figure ?? (forecast is null
            ? Figure.Unknown(key, budget.Unit, reason!)
            : Figure.Of(key, budget.Unit, FigureOperation.Chosen, "The year is over: no interval", forecast));
        var allotted = budget.Allotted is { } amount
            ? Figure.Leaf("budget.allotted", budget.Unit, amount, new()
            {
                Kind = FigureSourceKind.Reference,
                Id = $"budget.{budget.Figure}.{budget.Year}",
                Citation = budget.Citation,
            })
            : Figure.Unknown("budget.allotted", budget.Unit, $"No {budget.Figure} is allotted for {budget.Year}; enter it.");
        var end = Or("budget.forecast", forecast);
        var top = Or("budget.forecastHigh", high);
        return new()
        {
            Budget = budget,
            Allotted = allotted,
            ToDate = toDate,
            Used = Figure.Of("budget.used", "1", FigureOperation.Quotient, "To date ÷ allotted", toDate, allotted),
            Forecast = end,
            Low = Or("budget.forecastLow", low),
            High = top,
            Pace = Figure.Of("budget.pace", "1", FigureOperation.Quotient, "Forecast ÷ allotted", end, allotted),
            Method = method,
            N = n,
            Status = Status(budget.Allotted, toDate.Value, end.Value, top.Value),
        };
    }

    private static BudgetStatus Status(decimal? allotted, decimal? toDate, decimal? forecast, decimal? high)
    {
        if (allotted is null || toDate is null)
        {
            return BudgetStatus.Unknown;
        }

        if (toDate > allotted)
        {
            return BudgetStatus.Overrun;
        }

        return forecast is null ? BudgetStatus.Unknown
            : forecast > allotted ? BudgetStatus.OverrunForecast
            : high > allotted ? BudgetStatus.AtRisk
            : BudgetStatus.Within;
    }

    private static Figure Month(Budget budget, LocalMonth month, decimal value, decimal? completeness) =>
        Figure.Leaf($"{budget.Figure}.{month}", budget.Unit, value, new()
        {
            Kind = FigureSourceKind.Account,
            Id = budget.Figure,
            Period = AccountingPeriod.OfMonth(month),
            Completeness = completeness,
        });

    private static Figure Constant(string key, decimal value) => Figure.Leaf(key, "1", value, new()
    {
        Kind = FigureSourceKind.Constant,
        Citation = "Prediction interval of a sum from n residuals, Student's t, 95 %",
    });
}
