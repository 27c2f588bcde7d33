using ParkTwin.Domain.Declared;

namespace ParkTwin.Domain.Accounting;

/// <summary>
/// What the figures of one enterprise and period follow from, but for the reference data. The same inputs and the same reference
/// set give the same figures, for ever; a reported version keeps its inputs.
/// </summary>
public sealed record InventoryInputs
{
    /// <summary>The park.</summary>
    public required ParkId Park { get; init; }

    /// <summary>The park's region (ISO 3166-2), for example <c>CN-33</c>; null when not stated: then regional factors are
    /// missing.</summary>
    public string? Region { get; init; }

    /// <summary>The enterprise; null for the park's own meters.</summary>
    public EnterpriseDefinition? Enterprise { get; init; }

    /// <summary>The period.</summary>
    public required AccountingPeriod Period { get; init; }

    /// <summary>The park's zone, IANA.</summary>
    public required string TimeZone { get; init; }

    /// <summary>First instant of the period, Unix milliseconds.</summary>
    public required long FromUnixMs { get; init; }

    /// <summary>First instant after the period.</summary>
    public required long ToUnixMs { get; init; }

    /// <summary>When the ledgers were read; before <see cref="ToUnixMs"/> the period is not over.</summary>
    public required long AsOfUnixMs { get; init; }

    /// <summary>The ledgers' sums of the period's months.</summary>
    public required Activities Metered { get; init; }

    /// <summary>What meters of other owners behind these meters count in the same months (转供电).</summary>
    public SubSupply Supplied { get; init; } = SubSupply.None;

    /// <summary>The newest declaration of each declared period that touches this one (a year, its quarters, its months).</summary>
    public required IReadOnlyList<Declaration> Declared { get; init; }
}
