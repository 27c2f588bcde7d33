namespace ParkTwin.Domain.Alarms;

/// <summary>What an enterprise tells its park for the alarms: a summary made from its ledgers, newest wins. Immutable.</summary>
public sealed record EnterpriseSight
{
    /// <summary>The enterprise; null for the park's own meters.</summary>
    public required EnterpriseId? Enterprise { get; init; }

    /// <summary>Rises with every sight; a receiver drops a lower one.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was made, Unix milliseconds.</summary>
    public required long AtUnixMs { get; init; }

    /// <summary>Its supply contract; null where none is stated.</summary>
    public SupplyContract? Contract { get; init; }

    /// <summary>Its demand in the newest complete quarter-hour; null where nothing is known.</summary>
    public DemandSight? Demand { get; init; }

    /// <summary>All its meters.</summary>
    public required IReadOnlyList<MeterSight> Meters { get; init; }
}
