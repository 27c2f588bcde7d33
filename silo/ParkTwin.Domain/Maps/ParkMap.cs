namespace ParkTwin.Domain.Maps;

/// <summary>The map of a park, as somebody has put it in.</summary>
public sealed record ParkMap
{
    /// <summary>Where it comes from, in a sentence; a map that is drawn and not surveyed says so here.</summary>
    public required string Source { get; init; }

    /// <summary>The longitude and latitude it opens at, WGS 84 degrees.</summary>
    public required (double Longitude, double Latitude) Center { get; init; }

    /// <summary>The box it opens with.</summary>
    public required MapBounds Bounds { get; init; }

    /// <summary>Its shapes, in the order of the document.</summary>
    public required IReadOnlyList<MapFeature> Features { get; init; }
}
