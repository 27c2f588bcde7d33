namespace ParkTwin.Domain;

/// <summary>A park as the registry describes it: who is in it and what is metered.</summary>
public sealed record ParkDefinition
{
    /// <summary>The park's id.</summary>
    public required ParkId Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>IANA time zone, for example <c>Asia/Shanghai</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>ISO 3166-2 region, for example <c>CN-33</c>; null when not stated.</summary>
    public string? Region { get; init; }

    /// <summary>True for a modelled park; shown wherever its figures are.</summary>
    public bool Demo { get; init; }

    /// <summary>The enterprises, by id.</summary>
    public IReadOnlyList<EnterpriseDefinition> Enterprises { get; init; } = [];

    /// <summary>The meters, by id.</summary>
    public IReadOnlyList<MeterDefinition> Meters { get; init; } = [];
}
