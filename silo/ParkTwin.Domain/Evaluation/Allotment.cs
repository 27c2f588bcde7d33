using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Evaluation;

/// <summary>What is allotted (budget, quota) to an enterprise or a park for a year.</summary>
public sealed record Allotment
{
    /// <summary>The park.</summary>
    public required ParkId Park { get; init; }

    /// <summary>The enterprise; null for the whole park.</summary>
    public EnterpriseId? Enterprise { get; init; }

    /// <summary>The calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>Key of the figure: <c>energy.tceCalorific</c>, <c>energy.tceEquivalent</c> or <c>carbon.total</c>.</summary>
    public required string Figure { get; init; }

    /// <summary>The amount in the figure's unit (tce or tCO2), above zero.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Who allotted it: document and date.</summary>
    public required string Source { get; init; }

    /// <summary>How sure it is.</summary>
    public required FactorConfidence Confidence { get; init; }
}
