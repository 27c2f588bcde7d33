using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Accounting;

/// <summary>What the ledger of one meter holds of one local month: exact sums by time band. Millionths of the measure.</summary>
public sealed record MeterMonth
{
    /// <summary>The meter.</summary>
    public required MeterId Meter { get; init; }

    /// <summary>The month, in the park's zone.</summary>
    public required LocalMonth Month { get; init; }

    /// <summary>Sum over the month; null where nothing is known.</summary>
    public required long? Amount { get; init; }

    /// <summary>The part of it whose place in time was interpolated.</summary>
    public long Estimated { get; init; }

    /// <summary>Milliseconds accounted for.</summary>
    public long CoveredMs { get; init; }

    /// <summary>Milliseconds of the month that had passed when it was read; the whole month when it is over.</summary>
    public long ExpectedMs { get; init; }

    /// <summary>The part of <see cref="ExpectedMs"/> before the meter's first reading ever; all of it where it has none up to the month's
    /// end, 0 where it was read in an earlier month.</summary>
    public long NotBegunMs { get; init; }

    /// <summary>The sum by <see cref="TimeBand"/>, indexed by its number; adds up to <see cref="Amount"/>.</summary>
    public required IReadOnlyList<long> Bands { get; init; }

    /// <summary>The greatest quarter-hour; null where nothing is known.</summary>
    public long? Peak { get; init; }

    /// <summary>When that quarter-hour began, Unix milliseconds; of equals the first.</summary>
    public long? PeakAtUnixMs { get; init; }
}
