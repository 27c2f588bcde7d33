namespace ParkTwin.Domain.Accounting;

/// <summary>A meter of another owner behind this owner's meters (转供电).</summary>
public sealed record SuppliedMeter
{
    /// <summary>The meter's definition.</summary>
    public required MeterDefinition Meter { get; init; }

    /// <summary>
    /// This owner's counted meter from which it is taken off; null where none is to be: it does not count at its owner (a submeter), or
    /// a counted meter of somebody else lies between.
    /// </summary>
    public MeterId? From { get; init; }
}
