using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Evaluation;

/// <summary>The mean carbon per value added of an industry in a period, as an authority publishes it. None comes with the twin.</summary>
public sealed record IndustryMean
{
    /// <summary>Code of GB/T 4754, for example <c>C17</c>.</summary>
    public required string Industry { get; init; }

    /// <summary>True when it also serves longer codes that begin with it and have no mean of their own.</summary>
    public bool CoversLongerCodes { get; init; }

    /// <summary>The period.</summary>
    public required AccountingPeriod Period { get; init; }

    /// <summary>Region: CN or ISO 3166-2, for example CN-33.</summary>
    public required string Region { get; init; }

    /// <summary>tCO₂/万元, above zero.</summary>
    public required decimal Value { get; init; }

    /// <summary>The publication.</summary>
    public required string Source { get; init; }

    /// <summary>How sure it is.</summary>
    public required FactorConfidence Confidence { get; init; }
}
