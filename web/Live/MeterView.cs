namespace ParkTwin.Web.Live;

/// <summary>The live view of one meter. Unknown is null, never 0.</summary>
public sealed record MeterView
{
    /// <summary>The meter's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name; null shows the id.</summary>
    public required string? Name { get; init; }

    /// <summary>Its enterprise; null for the park's own.</summary>
    public required string? Enterprise { get; init; }

    /// <summary>electricity, gas, water, heat or pv.</summary>
    public required string Carrier { get; init; }

    /// <summary>Its place in the balance, for example grid-import.</summary>
    public required string Role { get; init; }

    /// <summary>register, interval or gauge.</summary>
    public required string Kind { get; init; }

    /// <summary>The unit it reports in.</summary>
    public required string MeterUnit { get; init; }

    /// <summary>The unit of its amounts.</summary>
    public required string Unit { get; init; }

    /// <summary>The unit of its rate.</summary>
    public required string RateUnit { get; init; }

    /// <summary>Nominal spacing of its readings, seconds.</summary>
    public required int IntervalSeconds { get; init; }

    /// <summary>The meter it is part of.</summary>
    public required string? Parent { get; init; }

    /// <summary>True when its amounts are in the sums.</summary>
    public required bool Counted { get; init; }

    /// <summary>Present rate.</summary>
    public required decimal? Rate { get; init; }

    /// <summary>Amount since local midnight.</summary>
    public required decimal? Today { get; init; }

    /// <summary>Time of its newest reading.</summary>
    public required DateTimeOffset? LastAt { get; init; }

    /// <summary>When that reading arrived.</summary>
    public required DateTimeOffset? LastArrived { get; init; }

    /// <summary>Its value in the meter's unit, before the ratio.</summary>
    public required decimal? LastValue { get; init; }

    /// <summary>good, estimated or bad.</summary>
    public required string? Quality { get; init; }

    /// <summary>What the ledger makes of it: accepted, roll-over, detected-reset, suspect, pending, conflict-lost or rejected.</summary>
    public required string? Verdict { get; init; }

    /// <summary>True when the newest reading is older than three intervals and two minutes, and when there is none.</summary>
    public required bool Stale { get; init; }
}
