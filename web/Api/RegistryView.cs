namespace ParkTwin.Web.Api;

/// <summary>The registry of one park.</summary>
public sealed record RegistryView
{
    /// <summary>The park's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>IANA time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Version of the time-zone database.</summary>
    public required string TimeZoneVersion { get; init; }

    /// <summary>ISO 3166-2 region; null when not stated.</summary>
    public required string? Region { get; init; }

    /// <summary>True for the modelled park.</summary>
    public required bool Demo { get; init; }

    /// <summary>The enterprises.</summary>
    public required IReadOnlyList<EnterpriseEntry> Enterprises { get; init; }

    /// <summary>The meters.</summary>
    public required IReadOnlyList<MeterEntry> Meters { get; init; }
}
