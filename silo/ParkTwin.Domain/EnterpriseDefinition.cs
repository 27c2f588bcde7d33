namespace ParkTwin.Domain;

/// <summary>An enterprise as the registry describes it.</summary>
public sealed record EnterpriseDefinition
{
    /// <summary>The enterprise's id, unique in its park.</summary>
    public required EnterpriseId Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Industry code (GB/T 4754), for example <c>C17</c>; null when not stated.</summary>
    public string? Industry { get; init; }

    /// <summary>Land in 亩 (10 000/15 m²); null when not stated.</summary>
    public decimal? LandMu { get; init; }

    /// <summary>Floor area in m²; null when not stated.</summary>
    public decimal? FloorM2 { get; init; }

    /// <summary>Its supply contract; null when not stated.</summary>
    public SupplyContract? Contract { get; init; }
}
