namespace ParkTwin.Web.Api;

/// <summary>A meter as registered: its properties from the first reading on, and the dated events that change them.</summary>
public sealed record MeterEntry
{
    /// <summary>The meter's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name; null shows the id.</summary>
    public required string? Name { get; init; }

    /// <summary>Its enterprise; null for the park's own.</summary>
    public required string? Enterprise { get; init; }

    /// <summary>electricity, gas, water, heat or pv.</summary>
    public required string Carrier { get; init; }

    /// <summary>Its place in the balance.</summary>
    public required string Role { get; init; }

    /// <summary>register, interval or gauge.</summary>
    public required string Kind { get; init; }

    /// <summary>The unit it reports in.</summary>
    public required string Unit { get; init; }

    /// <summary>CT×PT ratio.</summary>
    public required decimal Ratio { get; init; }

    /// <summary>Integer digits; null means that it never rolls over.</summary>
    public required int? Digits { get; init; }

    /// <summary>Decimals the register shows.</summary>
    public required int? Decimals { get; init; }

    /// <summary>Nominal spacing, seconds.</summary>
    public required int IntervalSeconds { get; init; }

    /// <summary>start or end.</summary>
    public required string Stamp { get; init; }

    /// <summary>Greatest plausible rate, unit per hour after the ratio.</summary>
    public required decimal? MaxRate { get; init; }

    /// <summary>Gas reference temperature, °C.</summary>
    public required decimal? ReferenceTemperatureC { get; init; }

    /// <summary>The meter it is part of.</summary>
    public required string? Parent { get; init; }

    /// <summary>Dated facts, in time order.</summary>
    public required IReadOnlyList<MeterEventEntry> Events { get; init; }
}
