namespace ParkTwin.Web.Api.Accounts;

/// <summary>What was reported of a period.</summary>
public sealed record ReportView
{
    /// <summary>The park.</summary>
    public required string Park { get; init; }

    /// <summary>The enterprise; <c>~</c> for the park's own meters.</summary>
    public required string Enterprise { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>provisional, final or restated.</summary>
    public required string State { get; init; }

    /// <summary>Version of the reference set of the locked version; null while nothing is locked.</summary>
    public required string? FactorSet { get; init; }

    /// <summary>The versions, oldest first: 1 is what a person locked, later ones are restatements beside it.</summary>
    public required IReadOnlyList<ReportVersionView> Versions { get; init; }
}
