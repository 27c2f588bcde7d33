using ParkTwin.Domain;

namespace ParkTwin.Payloads;

/// <summary>One reading as a payload states it; the topic says whose it is. No reference inside, so that it costs no allocation.</summary>
/// <param name="AtUnixMs">The meter's time, Unix milliseconds; digits of a second beyond the third are dropped.</param>
/// <param name="Value">The value, exact, up to 28 significant digits, without trailing zeros.</param>
/// <param name="Revision">Payload key <c>r</c>, 0 to 2 147 483 647; 0 when absent.</param>
/// <param name="Quality">Payload key <c>q</c>; good when absent.</param>
/// <param name="Unit">Payload key <c>u</c>; null when absent. It must be the meter's unit, which the receiver checks.</param>
public readonly record struct ParsedReading(
    long AtUnixMs, decimal Value, int Revision, ReadingQuality Quality, MeterUnit? Unit);
