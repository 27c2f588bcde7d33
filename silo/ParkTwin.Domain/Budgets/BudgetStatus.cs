namespace ParkTwin.Domain.Budgets;

/// <summary>Where a year stands against its budget.</summary>
public enum BudgetStatus : byte
{
    /// <summary>Not known: no budget or no forecast.</summary>
    Unknown = 0,

    /// <summary>The whole interval is within the budget.</summary>
    Within = 1,

    /// <summary>The forecast is within the budget, the interval is not.</summary>
    AtRisk = 2,

    /// <summary>The forecast is above the budget.</summary>
    OverrunForecast = 3,

    /// <summary>The year to date is above the budget.</summary>
    Overrun = 4,
}
