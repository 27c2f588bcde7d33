using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Evaluation;

namespace ParkTwin.Domain.Portraits;

/// <summary>What a portrait follows from.</summary>
public sealed record PortraitInputs
{
    /// <summary>The account of the period.</summary>
    public required Account Account { get; init; }

    /// <summary>The account of the same period a year before; null where there is none.</summary>
    public Account? YearBefore { get; init; }

    /// <summary>Where it stands among its industry; never a value of another.</summary>
    public required PeerStanding Peers { get; init; }

    /// <summary>What was saved against its baseline, as a share of what was expected; null where it has no baseline.</summary>
    public Figure? Saving { get; init; }
}
