namespace ParkTwin.Web.Api;

/// <summary>An enterprise as registered.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Industry">Industry code (GB/T 4754).</param>
/// <param name="LandMu">Land in 亩.</param>
/// <param name="FloorM2">Floor area in m².</param>
public sealed record EnterpriseEntry(string Id, string Name, string? Industry, decimal? LandMu, decimal? FloorM2);
