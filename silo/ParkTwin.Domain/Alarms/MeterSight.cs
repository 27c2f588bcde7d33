namespace ParkTwin.Domain.Alarms;

/// <summary>What an enterprise sees of one of its meters, as far as alarms need it; amounts in millionths of its measure. Immutable.</summary>
public sealed record MeterSight
{
    /// <summary>The meter.</summary>
    public required MeterId Meter { get; init; }

    /// <summary>What it counts.</summary>
    public required Carrier Carrier { get; init; }

    /// <summary>Its place in the balance.</summary>
    public required MeterRole Role { get; init; }

    /// <summary>What the amounts are millionths of.</summary>
    public required Measure Measure { get; init; }

    /// <summary>The meter it is part of; null for none.</summary>
    public MeterId? Parent { get; init; }

    /// <summary>True where it counts in its own line.</summary>
    public bool Counted { get; init; }

    /// <summary>Nominal spacing, s.</summary>
    public required int IntervalSeconds { get; init; }

    /// <summary>Greatest plausible rate, measure per hour; null where none is stated.</summary>
    public decimal? MaxRate { get; init; }

    /// <summary>The meter's time of its newest reading; null before the first.</summary>
    public long? LastAtUnixMs { get; init; }

    /// <summary>When that reading arrived; null before the first.</summary>
    public long? LastArrivedUnixMs { get; init; }

    /// <summary>Start of the standstill that lasts until the newest known quarter-hour; null where it moves or is not judged by that.</summary>
    public long? StillSinceUnixMs { get; init; }

    /// <summary>End of the newest known quarter-hour, Unix milliseconds; null where none of the last two days is.</summary>
    public long? KnownUntilUnixMs { get; init; }

    /// <summary>The longest standstill of the week before, ms; null where too little is known of it, or nothing ever moved.</summary>
    public long? LongestStillMs { get; init; }

    /// <summary>End of the newest quarter-hour with an amount; null where none of the last two days has one.</summary>
    public long? MovedUnixMs { get; init; }

    /// <summary>The newest thing that cannot be; null for none in the last hours.</summary>
    public SpikeSight? Spike { get; init; }

    /// <summary>End of the 24 hours that are compared, Unix milliseconds, a full hour.</summary>
    public long DayEndUnixMs { get; init; }

    /// <summary>Amount of those; null unless 95 % of them are known.</summary>
    public long? DayAmount { get; init; }

    /// <summary>Mean amount of a day of the week before; null unless 95 % of it is known.</summary>
    public long? PastDayAmount { get; init; }

    /// <summary>What its envelope makes expect of those 24 hours, over the quarter-hours that are known; null where it does not generate.</summary>
    public long? PvExpected { get; init; }

    /// <summary>What it generated in the quarter-hours of <see cref="PvExpected"/>.</summary>
    public long? PvSeen { get; init; }

    /// <summary>What the envelope makes expect of the last two of those hours; null by night.</summary>
    public long? PvExpectedNow { get; init; }

    /// <summary>What it generated in them.</summary>
    public long? PvSeenNow { get; init; }
}
