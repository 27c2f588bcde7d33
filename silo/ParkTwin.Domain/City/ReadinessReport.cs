using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.City;

/// <summary>A park against a scheme.</summary>
public sealed record ReadinessReport
{
    /// <summary>The scheme.</summary>
    public required ParkScheme Scheme { get; init; }

    /// <summary>The check list, in the scheme's order.</summary>
    public required IReadOnlyList<ReadinessItem> Items { get; init; }

    /// <summary>Fail when a core indicator fails, pass when all core indicators pass and none of the others fails, else unknown.</summary>
    public required ReadinessVerdict Verdict { get; init; }

    /// <summary>tCO₂ that must be cut to keep a limit on carbon per energy: 0 when it is kept; null where the scheme has none or it is
    /// unknown.</summary>
    public Figure? ToCut { get; init; }
}
