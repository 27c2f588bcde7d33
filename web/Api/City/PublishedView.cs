namespace ParkTwin.Web.Api.City;

/// <summary>A published ranking.</summary>
/// <param name="Version">From 1; later ones are restatements beside it.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who published it.</param>
/// <param name="Note">Why it is restated; null when not said.</param>
public sealed record PublishedView(int Version, DateTimeOffset At, string By, string? Note);
