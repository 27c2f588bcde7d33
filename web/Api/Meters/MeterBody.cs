namespace ParkTwin.Web.Api.Meters;

/// <summary>A meter to add, or to give another name. What is absent is as in the registry file.</summary>
public sealed record MeterBody
{
    /// <summary>Its id, unique in the park.</summary>
    public string? Id { get; init; }

    /// <summary>Its name; null shows the id.</summary>
    public string? Name { get; init; }

    /// <summary>Its enterprise; null for the park's own.</summary>
    public string? Enterprise { get; init; }

    /// <summary>electricity, gas, water, heat or pv.</summary>
    public string? Carrier { get; init; }

    /// <summary>Its place in the balance.</summary>
    public string? Role { get; init; }

    /// <summary>register, interval or gauge.</summary>
    public string? Kind { get; init; }

    /// <summary>The unit it reports in.</summary>
    public string? Unit { get; init; }

    /// <summary>CT×PT ratio; 1 where absent.</summary>
    public decimal? Ratio { get; init; }

    /// <summary>Integer digits of a register.</summary>
    public int? Digits { get; init; }

    /// <summary>Decimals the register shows.</summary>
    public int? Decimals { get; init; }

    /// <summary>Nominal spacing, seconds, 1 to 2 678 400.</summary>
    public int? IntervalSeconds { get; init; }

    /// <summary>start or end; start where absent.</summary>
    public string? Stamp { get; init; }

    /// <summary>Greatest plausible rate, unit per hour after the ratio.</summary>
    public decimal? MaxRate { get; init; }

    /// <summary>Gas reference temperature, °C.</summary>
    public decimal? ReferenceTemperatureC { get; init; }

    /// <summary>The meter it is part of.</summary>
    public string? Parent { get; init; }
}
