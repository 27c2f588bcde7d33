using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Budgets;

/// <summary>A year against its budget: to date, and to its end with an interval. Every figure opens into the tree that makes it.</summary>
public sealed record BudgetPace
{
    /// <summary>The budget.</summary>
    public required Budget Budget { get; init; }

    /// <summary><c>budget.allotted</c>.</summary>
    public required Figure Allotted { get; init; }

    /// <summary><c>budget.toDate</c>: the months that are over.</summary>
    public required Figure ToDate { get; init; }

    /// <summary><c>budget.used</c>: to date ÷ allotted.</summary>
    public required Figure Used { get; init; }

    /// <summary><c>budget.forecast</c>: the year at its end.</summary>
    public required Figure Forecast { get; init; }

    /// <summary><c>budget.forecastLow</c>: lower end of the 95 % interval.</summary>
    public required Figure Low { get; init; }

    /// <summary><c>budget.forecastHigh</c>: upper end of the 95 % interval.</summary>
    public required Figure High { get; init; }

    /// <summary><c>budget.pace</c>: forecast ÷ allotted; above 1 is an overrun.</summary>
    public required Figure Pace { get; init; }

    /// <summary>How the forecast was made.</summary>
    public required BudgetMethod Method { get; init; }

    /// <summary>Months that it rests on.</summary>
    public required int N { get; init; }

    /// <summary>Where the year stands.</summary>
    public required BudgetStatus Status { get; init; }
}
