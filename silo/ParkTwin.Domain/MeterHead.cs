namespace ParkTwin.Domain;

/// <summary>The newest of one meter: what a live view shows.</summary>
/// <param name="LastAtUnixMs">The meter's time of its newest reading; null before the first.</param>
/// <param name="LastArrivedUnixMs">When that reading arrived.</param>
/// <param name="LastValue">Its value in the meter's unit before the ratio.</param>
/// <param name="LastQuality">What the device said of it.</param>
/// <param name="LastVerdict">What the ledger makes of it so far.</param>
/// <param name="RatePerHour">
/// The present rate in millionths of the measure per hour: of the last counted span of a register, the last interval's mean, or
/// the gauge's value; null when unknown.
/// </param>
/// <param name="RateUntilUnixMs">End of the span that rate was measured over; with the nominal interval it tells
/// staleness.</param>
public readonly record struct MeterHead(
    long? LastAtUnixMs,
    long? LastArrivedUnixMs,
    decimal? LastValue,
    ReadingQuality LastQuality,
    Verdict LastVerdict,
    long? RatePerHour,
    long? RateUntilUnixMs);
