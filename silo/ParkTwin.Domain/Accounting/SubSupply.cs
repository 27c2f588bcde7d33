namespace ParkTwin.Domain.Accounting;

/// <summary>What the ledgers of other owners hold of the meters behind this owner's meters in the months of a period (转供电).</summary>
public sealed record SubSupply
{
    /// <summary>Nobody is supplied on.</summary>
    public static SubSupply None { get; } = new() { Meters = [], Months = [] };

    /// <summary>The meters of others, as they are now.</summary>
    public required IReadOnlyList<SuppliedMeter> Meters { get; init; }

    /// <summary>One entry per meter and month, meters in the order of <see cref="Meters"/>, months rising; without bands and peak.</summary>
    public required IReadOnlyList<MeterMonth> Months { get; init; }
}
