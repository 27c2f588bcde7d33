namespace ParkTwin.Domain;

/// <summary>
/// One value of one meter at one instant, as the device gave it: not scaled, not rounded, not judged.
/// 40 bytes, no reference, so that a batch of readings is one flat array.
/// </summary>
/// <param name="AtUnixMs">The meter's own time in Unix milliseconds (UTC).</param>
/// <param name="Value">The value in the meter's unit before its ratio, up to 28 significant digits, exact.</param>
/// <param name="Revision">0 for a first transmission; of two values for one instant the higher revision wins.</param>
/// <param name="Quality">What the device said of the value.</param>
/// <param name="ArrivedUnixMs">When ParkTwin received it, in Unix milliseconds; never used in arithmetic.</param>
public readonly record struct Reading(long AtUnixMs, decimal Value, int Revision, ReadingQuality Quality, long ArrivedUnixMs);
