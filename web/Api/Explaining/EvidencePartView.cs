namespace ParkTwin.Web.Api.Explaining;

/// <summary>What stands behind a figure in one unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Measured">Metered, and its place in time measured.</param>
/// <param name="Estimated">Metered, and its place in time interpolated.</param>
/// <param name="Declared">Declared by the enterprise.</param>
public sealed record EvidencePartView(string Unit, decimal Measured, decimal Estimated, decimal Declared);
