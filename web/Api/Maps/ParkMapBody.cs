using System.Text.Json;

namespace ParkTwin.Web.Api.Maps;

/// <summary>The map of a park, to be put in.</summary>
public sealed record ParkMapBody
{
    /// <summary>Where it comes from, in a sentence of at most 500 characters.</summary>
    public string? Source { get; init; }

    /// <summary>Longitude and latitude it opens at, WGS 84 degrees; left away, the middle of the bounds.</summary>
    public IReadOnlyList<double>? Center { get; init; }

    /// <summary>West, south, east, north, WGS 84 degrees; left away, the box of the features.</summary>
    public IReadOnlyList<double>? Bounds { get; init; }

    /// <summary>A GeoJSON FeatureCollection; properties of a feature are kind, id, enterprise, name, height and width.</summary>
    public JsonElement? Features { get; init; }
}
