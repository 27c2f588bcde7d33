using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Accounting;

/// <summary>Where a leaf's value comes from; which properties are set depends on <see cref="Kind"/>.</summary>
public sealed record FigureSource
{
    /// <summary>The kind.</summary>
    public required FigureSourceKind Kind { get; init; }

    /// <summary>The meter (<see cref="FigureSourceKind.Meter"/>).</summary>
    public MeterId? Meter { get; init; }

    /// <summary>First instant of the readings, Unix milliseconds.</summary>
    public long? FromUnixMs { get; init; }

    /// <summary>End of the readings, exclusive, Unix milliseconds.</summary>
    public long? ToUnixMs { get; init; }

    /// <summary>The part of the value whose place in time was measured, in the leaf's unit.</summary>
    public decimal? Measured { get; init; }

    /// <summary>The part whose place in time was interpolated, in the leaf's unit.</summary>
    public decimal? Estimated { get; init; }

    /// <summary>Covered share of the time, 0..1.</summary>
    public decimal? Completeness { get; init; }

    /// <summary>The declared period (<see cref="FigureSourceKind.Declared"/>).</summary>
    public AccountingPeriod? Period { get; init; }

    /// <summary>The declaration's version in that period, from 1.</summary>
    public int? Version { get; init; }

    /// <summary>Who declared it.</summary>
    public string? By { get; init; }

    /// <summary>When, Unix milliseconds.</summary>
    public long? AtUnixMs { get; init; }

    /// <summary>Id of the reference entry, for example <c>co2.electricity.zhejiang.2023</c>.</summary>
    public string? Id { get; init; }

    /// <summary>Version of the reference set it was taken from.</summary>
    public string? Set { get; init; }

    /// <summary>Its data year.</summary>
    public int? DataYear { get; init; }

    /// <summary>When it was published.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>The publication or the standard and section.</summary>
    public string? Citation { get; init; }

    /// <summary>How sure the entry is: <c>confirmed</c>, <c>calculated</c>, <c>check</c>.</summary>
    public string? Confidence { get; init; }

    /// <summary>True when a newer entry is expected (an older data year stands in).</summary>
    public bool Provisional { get; init; }

    /// <summary>The source of a leaf that is an entry of the factor data.</summary>
    /// <param name="factor">The entry.</param>
    /// <param name="set">Version of the reference set.</param>
    /// <param name="provisional">True when it stands in for a newer data year.</param>
    public static FigureSource Of(Factor factor, string set, bool provisional = false)
    {
        ArgumentNullException.ThrowIfNull(factor);
        return new()
        {
            Kind = FigureSourceKind.Reference,
            Id = factor.Id,
            Set = set,
            DataYear = factor.DataYear,
            PublishedOn = factor.PublishedOn,
            Citation = factor.Source,
            Confidence = FactorRules.Confidences[(int)factor.Confidence],
            Provisional = provisional,
        };
    }
}
