namespace ParkTwin.Web.Api.City;

/// <summary>The city's development zones.</summary>
/// <param name="FactorSet">Version of the reference set.</param>
/// <param name="Source">The publication.</param>
/// <param name="Zones">The zones.</param>
/// <param name="Notes">What the source contradicts itself in.</param>
public sealed record ZonesView(
    string FactorSet, string Source, IReadOnlyList<ZoneView> Zones, IReadOnlyList<Domain.City.ZoneNote> Notes);
