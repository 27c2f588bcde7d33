using System.Text.Json;

namespace ParkTwin.Web.Api.Maps;

/// <summary>A GeoJSON Feature of a map.</summary>
/// <param name="Type">Always <c>Feature</c>.</param>
/// <param name="Geometry">Its GeoJSON geometry.</param>
/// <param name="Properties">What it is.</param>
public sealed record MapFeatureView(string Type, JsonElement Geometry, MapPropertiesView Properties);
