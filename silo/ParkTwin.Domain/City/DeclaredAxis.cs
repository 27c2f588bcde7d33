using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.City;

/// <summary>One version of a declared axis value of a zone and quarter (the year to date for a flow); every version is kept.</summary>
public sealed record DeclaredAxis
{
    /// <summary>The quarter.</summary>
    public required AccountingPeriod Quarter { get; init; }

    /// <summary>Id of the zone.</summary>
    public required string Zone { get; init; }

    /// <summary>Id of the axis.</summary>
    public required string Axis { get; init; }

    /// <summary>The value in the axis's unit; null takes an earlier one back.</summary>
    public required decimal? Value { get; init; }

    /// <summary>Document and date.</summary>
    public required string Source { get; init; }

    /// <summary>Who declared it.</summary>
    public required string By { get; init; }

    /// <summary>From 1 for a zone, axis and quarter; given by the register.</summary>
    public int Version { get; init; }

    /// <summary>When, Unix milliseconds; given by the register.</summary>
    public long AtUnixMs { get; init; }

    /// <summary>The value as a leaf for the ranking.</summary>
    /// <param name="unit">Unit of the axis.</param>
    public AxisValue ToValue(string unit) => new(Zone, Axis, Value is { } value
        ? Figure.Leaf($"axis.{Axis}.value", unit, value, new()
        {
            Kind = FigureSourceKind.Declared,
            Period = Quarter,
            Version = Version,
            By = By,
            AtUnixMs = AtUnixMs,
            Citation = Source,
        })
        : Figure.Unknown($"axis.{Axis}.value", unit, $"{Axis} of {Zone} was taken back for {Quarter}; declare it."));
}
