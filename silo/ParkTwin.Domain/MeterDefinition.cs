namespace ParkTwin.Domain;

/// <summary>
/// A meter as the registry describes it: its properties from the first reading on, and the dated events that change them.
/// Immutable and validated by the registry before it exists (<c>docs/formats/registry.md</c>).
/// </summary>
public sealed record MeterDefinition
{
    /// <summary>The meter's id, unique in its park.</summary>
    public required MeterId Id { get; init; }

    /// <summary>The enterprise it belongs to; null for the park's own meters.</summary>
    public EnterpriseId? Enterprise { get; init; }

    /// <summary>What it counts.</summary>
    public required Carrier Carrier { get; init; }

    /// <summary>Its place in the balance.</summary>
    public required MeterRole Role { get; init; }

    /// <summary>How its value is read.</summary>
    public required MeterKind Kind { get; init; }

    /// <summary>The unit of its value before the ratio.</summary>
    public required MeterUnit Unit { get; init; }

    /// <summary>CT×PT ratio; negative where a meter counts the other way. Default 1.</summary>
    public decimal Ratio { get; init; } = 1m;

    /// <summary>Integer digits of the register, 1 to 18; null means it never rolls over.</summary>
    public int? Digits { get; init; }

    /// <summary>Decimals the register shows; for display only.</summary>
    public int? Decimals { get; init; }

    /// <summary>Nominal spacing, seconds, 1 to 2 678 400 (31 days).</summary>
    public required int IntervalSeconds { get; init; }

    /// <summary>Where an interval reading is stamped.</summary>
    public StampPosition Stamp { get; init; } = StampPosition.Start;

    /// <summary>Greatest plausible rate, unit per hour after the ratio; null means nothing is judged by rate.</summary>
    public decimal? MaxRate { get; init; }

    /// <summary>Gas reference temperature in °C; null when not stated.</summary>
    public decimal? ReferenceTemperatureC { get; init; }

    /// <summary>The meter this one is part of; may belong to another enterprise.</summary>
    public MeterId? Parent { get; init; }

    /// <summary>Name for people; null shows the id.</summary>
    public string? Name { get; init; }

    /// <summary>Dated facts in time order.</summary>
    public IReadOnlyList<MeterEvent> Events { get; init; } = [];

    /// <summary>The measure the ledger keeps its amounts in.</summary>
    /// <exception cref="InvalidOperationException">The unit does not fit the carrier; the registry refuses such a
    /// meter.</exception>
    public Measure Measure => MeterUnits.TryMeasure(Unit, Carrier, out var measure)
        ? measure
        : throw new InvalidOperationException($"Meter '{Id}': {MeterUnits.Of(Unit)} does not fit {Words.Of(Carrier)}.");
}
