namespace ParkTwin.Simulators.Faults;

/// <summary>What becomes of one reading.</summary>
/// <param name="Copies">0 lost, 1, or 2 sent twice.</param>
/// <param name="StampMs">The stamp that goes out.</param>
/// <param name="ValueAtMs">The instant whose value goes out.</param>
/// <param name="SpikeFactor">The value is multiplied by this; 1 leaves it.</param>
/// <param name="HoldUntilMs">Not sent before this instant.</param>
internal readonly record struct FaultedReading(int Copies, long StampMs, long ValueAtMs, int SpikeFactor, long HoldUntilMs);
