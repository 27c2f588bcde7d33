namespace ParkTwin.Simulators.Faults;

/// <summary>What lasting trouble a meter has at an instant.</summary>
/// <param name="Silent">True where nothing arrives.</param>
/// <param name="StandsSinceMs">The instant whose value it shows again and again, Unix milliseconds; null where it shows the present.</param>
internal readonly record struct Trouble(bool Silent, long? StandsSinceMs);
