namespace ParkTwin.Domain.City;

/// <summary>An entered target with who entered it and when.</summary>
/// <param name="Target">The target.</param>
/// <param name="By">Who.</param>
/// <param name="AtUnixMs">When, Unix milliseconds.</param>
public sealed record EnteredTarget(AxisTarget Target, string By, long AtUnixMs);
