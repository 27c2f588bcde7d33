namespace ParkTwin.Web.Api.Maps;

/// <summary>What a shape of a map is.</summary>
/// <param name="Kind">boundary, building, road, water, green, substation or pv.</param>
/// <param name="Id">Its id, unique on the map.</param>
/// <param name="Enterprise">Whose it is; null for the park's, nobody's, and for whom the caller does not see.</param>
/// <param name="Name">Its name; null for none, and where the caller does not see whose it is.</param>
/// <param name="Height">Height above ground, m; of pv that of its roof; null where it is not known.</param>
/// <param name="Width">Width of what is drawn as a line, m; null where it is not known.</param>
public sealed record MapPropertiesView(string Kind, string Id, string? Enterprise, string? Name, decimal? Height, decimal? Width);
