namespace ParkTwin.Web.Api.Maps;

/// <summary>A GeoJSON FeatureCollection.</summary>
/// <param name="Type">Always <c>FeatureCollection</c>.</param>
/// <param name="Features">The features, in the order of the document.</param>
public sealed record MapCollectionView(string Type, IReadOnlyList<MapFeatureView> Features);
