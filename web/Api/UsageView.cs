namespace ParkTwin.Web.Api;

/// <summary>A usage series: one row per step, without gaps, the first holding <c>from</c>, steps in the park's time zone.</summary>
public sealed record UsageView
{
    /// <summary>The meter; null for a sum.</summary>
    public string? Meter { get; init; }

    /// <summary>The enterprise; null for the park's own meters and for the park's sum.</summary>
    public string? Enterprise { get; init; }

    /// <summary>electricity, gas, water, heat or pv.</summary>
    public required string Carrier { get; init; }

    /// <summary>Unit of the values: kWh, m3, GJ, t or kvarh.</summary>
    public required string Unit { get; init; }

    /// <summary>PT15M, PT1H, P1D, P1M or P1Y.</summary>
    public required string Step { get; init; }

    /// <summary>IANA time zone in which the steps are cut.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Meters in the sum.</summary>
    public required int Meters { get; init; }

    /// <summary>Other units in which the same carrier is metered here; they never add.</summary>
    public required IReadOnlyList<string> OtherUnits { get; init; }

    /// <summary>The rows.</summary>
    public required IReadOnlyList<UsageRowView> Values { get; init; }
}
