namespace ParkTwin.Web.Api.Evaluation;

/// <summary>A year of an enterprise against what it is allotted (用能预算, 碳预算).</summary>
public sealed record BudgetView
{
    /// <summary>The park.</summary>
    public required string Park { get; init; }

    /// <summary>The enterprise; <c>~</c> for the park's own meters.</summary>
    public required string Enterprise { get; init; }

    /// <summary>The calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>The factor scope: always provincial.</summary>
    public required string Scope { get; init; }

    /// <summary>provisional: months and forecast as they stand now.</summary>
    public required string State { get; init; }

    /// <summary>Version of the reference set.</summary>
    public required string FactorSet { get; init; }

    /// <summary>Lowest completeness of the months that are over, 0..1; null where no meter counts.</summary>
    public required decimal? Completeness { get; init; }

    /// <summary>True while a factor of an older data year stands in.</summary>
    public required bool ProvisionalFactors { get; init; }

    /// <summary>The budgeted figures.</summary>
    public required IReadOnlyList<BudgetLineView> Lines { get; init; }
}
