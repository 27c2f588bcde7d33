namespace ParkTwin.Web.Api.Maps;

/// <summary>The map of a park.</summary>
public sealed record ParkMapView
{
    /// <summary>Where it comes from; a map that is drawn and not surveyed says so here.</summary>
    public required string Source { get; init; }

    /// <summary>Longitude and latitude it opens at, WGS 84 degrees.</summary>
    public required IReadOnlyList<double> Center { get; init; }

    /// <summary>West, south, east, north, WGS 84 degrees.</summary>
    public required IReadOnlyList<double> Bounds { get; init; }

    /// <summary>Its shapes, a GeoJSON FeatureCollection.</summary>
    public required MapCollectionView Features { get; init; }
}
