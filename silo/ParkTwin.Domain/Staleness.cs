namespace ParkTwin.Domain;

/// <summary>When a meter's newest reading is too old to speak of the present.</summary>
public static class Staleness
{
    /// <summary>Allowance beyond three intervals: two minutes for transmission.</summary>
    public const long AllowanceMs = 120_000;

    /// <summary>True when the newest reading is at most three intervals and two minutes old.</summary>
    public static bool IsFresh(in MeterHead head, int intervalSeconds, long nowUnixMs) =>
        head.LastAtUnixMs is { } last && nowUnixMs - last <= (3_000L * intervalSeconds) + AllowanceMs;
}
