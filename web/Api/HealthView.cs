using ParkTwin.Contracts;

namespace ParkTwin.Web.Api;

/// <summary>Whether the process lives, or is ready for devices and browsers.</summary>
/// <param name="Status">live; ready; starting while the journal is being replayed; failing while something keeps readings from it.</param>
/// <param name="Health">Conditions a person should know of.</param>
public sealed record HealthView(string Status, IReadOnlyList<HealthItem> Health);
