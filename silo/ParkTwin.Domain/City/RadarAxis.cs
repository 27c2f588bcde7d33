using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.City;

/// <summary>One axis of the quarterly radar (雷达图).</summary>
public sealed record RadarAxis
{
    /// <summary>Id, unique in the radar.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Unit of value and target.</summary>
    public required string Unit { get; init; }

    /// <summary>True when more is better: value ÷ target; else target ÷ value.</summary>
    public required bool High { get; init; }

    /// <summary>True for a year-to-date flow: it is compared with target × elapsed share of the year.</summary>
    public required bool Flow { get; init; }

    /// <summary>True when a zone without it is not ranked.</summary>
    public required bool Mandatory { get; init; }

    /// <summary>Key of the account figure that the value is, or is the numerator of; null where the axis is declared.</summary>
    public string? Over { get; init; }

    /// <summary>Key of the denominator; null for none.</summary>
    public string? Under { get; init; }

    /// <summary>True when the denominator is a stock (land): the last known counts, it is not summed.</summary>
    public bool UnderIsStock { get; init; }

    /// <summary>The year's target; null until somebody enters it.</summary>
    public decimal? Target { get; init; }

    /// <summary>Where axis and target come from.</summary>
    public required string Source { get; init; }

    /// <summary>How sure the target is.</summary>
    public required FactorConfidence Confidence { get; init; }
}
