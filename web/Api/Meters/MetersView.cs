namespace ParkTwin.Web.Api.Meters;

/// <summary>The meters of an edit as they are registered now.</summary>
/// <param name="Meters">In the order of the edit.</param>
public sealed record MetersView(IReadOnlyList<MeterEntry> Meters);
