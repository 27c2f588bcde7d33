namespace ParkTwin.Simulators.Replay;

/// <summary>The line a reading file stands at.</summary>
/// <param name="Meter">Number of the meter among those replayed.</param>
/// <param name="UnixMs">Its time.</param>
/// <param name="Time">The time as written, ASCII.</param>
/// <param name="Value">The digits as written, ASCII.</param>
internal readonly record struct ReadingLine(int Meter, long UnixMs, ReadOnlyMemory<byte> Time, ReadOnlyMemory<byte> Value);
