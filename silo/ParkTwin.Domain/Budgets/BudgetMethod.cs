namespace ParkTwin.Domain.Budgets;

/// <summary>How a year is forecast from its months.</summary>
public enum BudgetMethod : byte
{
    /// <summary>There is no forecast.</summary>
    None = 0,

    /// <summary>The year is over: its sum.</summary>
    Complete = 1,

    /// <summary>The rest of the year is last year's rest × this year to date ÷ last year to the same month.</summary>
    Seasonal = 2,

    /// <summary>The rest of the year is the mean month to date × the months that are left.</summary>
    Linear = 3,
}
