using System.Text.Json;

namespace ParkTwin.Domain.Maps;

/// <summary>One shape on a park's map.</summary>
public sealed record MapFeature
{
    /// <summary>What it is.</summary>
    public required MapFeatureKind Kind { get; init; }

    /// <summary>Its id, unique on the map; where the document gives none, its number among the features, as <c>f12</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is; null where it is the park's, or nobody's.</summary>
    public EnterpriseId? Enterprise { get; init; }

    /// <summary>Its name; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>Height above ground, m, 0 to 1000; null where it is not known.</summary>
    public decimal? Height { get; init; }

    /// <summary>Width of a road or of water drawn as a line, m, above 0 to 500; null where it is not known.</summary>
    public decimal? Width { get; init; }

    /// <summary>Its GeoJSON geometry, as it was given, checked.</summary>
    public required JsonElement Geometry { get; init; }
}
