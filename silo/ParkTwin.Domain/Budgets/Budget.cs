namespace ParkTwin.Domain.Budgets;

/// <summary>What an enterprise or park is allotted for a calendar year (用能预算, 碳预算).</summary>
public sealed record Budget
{
    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Key of the figure, for example <c>energy.tceCalorific</c> or <c>carbon.total</c>.</summary>
    public required string Figure { get; init; }

    /// <summary>Unit of the figure, for example <c>tce</c> or <c>tCO2</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The allotted amount, above zero; null is not known.</summary>
    public required decimal? Allotted { get; init; }

    /// <summary>The notice that allots it; null when not stated.</summary>
    public string? Citation { get; init; }
}
