namespace ParkTwin.Domain.Alarms;

/// <summary>
/// The limits of all alarm rules, in one place, with a version that every alarm carries. Why each stands where it does:
/// <c>docs/decisions/0021</c>. A change here is a new <see cref="Version"/>.
/// </summary>
public static class AlarmLimits
{
    /// <summary>Version of the table.</summary>
    public const int Version = 1;

    /// <summary>Offline: beyond the staleness rule (three intervals and two minutes) by this much, ms.</summary>
    public const long OfflineDelayMs = 60_000;

    /// <summary>Offline: nothing has arrived for this long either; a gateway that delivers what it had stored is not silent, ms.</summary>
    public const long OfflineQuietMs = 180_000;

    /// <summary>Frozen: at least this long without a change, ms.</summary>
    public const long FrozenLeastMs = 4 * 3_600_000L;

    /// <summary>Frozen: at least this many intervals without a change.</summary>
    public const int FrozenIntervals = 8;

    /// <summary>Frozen: this many times the longest standstill of the week before.</summary>
    public const int FrozenTimesLongest = 2;

    /// <summary>Frozen: the same where the enterprise has no other meter that could tell.</summary>
    public const int FrozenTimesLongestAlone = 4;

    /// <summary>Spike: this many times the greatest quarter-hour of the week before.</summary>
    public const int SpikeTimesGreatest = 2;

    /// <summary>Spike: and this many robust standard deviations (1.4826 MAD) above the median of the week before.</summary>
    public const int SpikeSigmas = 12;

    /// <summary>Spike: it is over, and the alarm clears, where no further one came for this long, ms.</summary>
    public const long SpikeHoldMs = 24 * 3_600_000L;

    /// <summary>Demand: share of the limit that warns.</summary>
    public const decimal DemandWarning = 0.90m;

    /// <summary>Demand: share of the limit that is critical.</summary>
    public const decimal DemandCritical = 1.00m;

    /// <summary>Demand: share of the limit below which it clears.</summary>
    public const decimal DemandClear = 0.85m;

    /// <summary>PV: share of what its envelope and the other plants make expect, below which it is met.</summary>
    public const decimal PvRatio = 0.70m;

    /// <summary>PV: the share above which it clears.</summary>
    public const decimal PvClear = 0.80m;

    /// <summary>PV: below this share it is critical: the plant stands.</summary>
    public const decimal PvDead = 0.10m;

    /// <summary>PV: plants that are needed beside it for a comparison.</summary>
    public const int PvPeers = 2;

    /// <summary>Imbalance: meters behind a meter count this share more than it does.</summary>
    public const decimal ImbalanceExcess = 0.05m;

    /// <summary>Imbalance: the same, critical.</summary>
    public const decimal ImbalanceExcessCritical = 0.20m;

    /// <summary>Imbalance: the share that is not sub-metered has moved by this much against the week before.</summary>
    public const decimal ImbalanceShift = 0.25m;

    /// <summary>Imbalance: it clears below this share of either limit.</summary>
    public const decimal ImbalanceClear = 0.80m;

    /// <summary>Days whose readings a meter is compared with.</summary>
    public const int PastDays = 7;

    /// <summary>Quarter-hours of those that must be known for a comparison: three days.</summary>
    public const int PastKnown = 288;

    /// <summary>The condition must be gone this long before an alarm clears, ms.</summary>
    public const long ClearAfterMs = 5 * 60_000L;

    /// <summary>What comes back within this time is the same alarm, opened again, ms.</summary>
    public const long ReopenWithinMs = 30 * 60_000L;

    /// <summary>What a person resolved while its condition held is not raised again for this long, unless it goes in between, ms.</summary>
    public const long MuteMs = 24 * 3_600_000L;

    /// <summary>Alarms of this many silent meters of one enterprise are shown as one group.</summary>
    public const int GroupFrom = 3;

    /// <summary>Meters that fell silent within this time of one another are one group, ms.</summary>
    public const long GroupWithinMs = 60 * 60_000L;

    /// <summary>An alarm is shelved for at most this long, ms.</summary>
    public const long LongestShelfMs = 30 * 86_400_000L;

    /// <summary>Finished alarms are kept this long, ms.</summary>
    public const long KeepFinishedMs = 90 * 86_400_000L;

    /// <summary>And at most this many of them in a park.</summary>
    public const int KeepFinished = 2_000;

    /// <summary>The table as people are shown it.</summary>
    public static IReadOnlyList<AlarmLimit> Rows { get; } =
    [
        new(AlarmKind.Offline, "intervals", 3, "1"),
        new(AlarmKind.Offline, "allowance", (Staleness.AllowanceMs + OfflineDelayMs) / 60_000m, "min"),
        new(AlarmKind.Frozen, "least", FrozenLeastMs / 3_600_000m, "h"),
        new(AlarmKind.Frozen, "intervals", FrozenIntervals, "1"),
        new(AlarmKind.Frozen, "timesLongest", FrozenTimesLongest, "1"),
        new(AlarmKind.Spike, "timesGreatest", SpikeTimesGreatest, "1"),
        new(AlarmKind.Spike, "sigmas", SpikeSigmas, "1"),
        new(AlarmKind.Spike, "hold", SpikeHoldMs / 3_600_000m, "h"),
        new(AlarmKind.Demand, "warning", DemandWarning, "share"),
        new(AlarmKind.Demand, "critical", DemandCritical, "share"),
        new(AlarmKind.Demand, "clear", DemandClear, "share"),
        new(AlarmKind.PvUnderperformance, "ratio", PvRatio, "share"),
        new(AlarmKind.PvUnderperformance, "dead", PvDead, "share"),
        new(AlarmKind.PvUnderperformance, "clear", PvClear, "share"),
        new(AlarmKind.Imbalance, "excess", ImbalanceExcess, "share"),
        new(AlarmKind.Imbalance, "excessCritical", ImbalanceExcessCritical, "share"),
        new(AlarmKind.Imbalance, "shift", ImbalanceShift, "share"),
        new(null, "clearAfter", ClearAfterMs / 60_000m, "min"),
        new(null, "reopenWithin", ReopenWithinMs / 60_000m, "min"),
        new(null, "mute", MuteMs / 3_600_000m, "h"),
    ];
}
