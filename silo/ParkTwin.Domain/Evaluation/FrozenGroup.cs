using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Evaluation;

/// <summary>
/// The peers of an industry, figure and period as they were when the group was made. It never changes: asked again after a member
/// has left or corrected its figure it answers as before, so that nobody learns a value from the difference of two answers.
/// </summary>
public sealed record FrozenGroup
{
    /// <summary>Code of GB/T 4754.</summary>
    public required string Industry { get; init; }

    /// <summary>Key of the compared figure.</summary>
    public required string Figure { get; init; }

    /// <summary>The period.</summary>
    public required AccountingPeriod Period { get; init; }

    /// <summary>True when less is better.</summary>
    public required bool LowIsBetter { get; init; }

    /// <summary>Version of the reference set.</summary>
    public required string FactorSet { get; init; }

    /// <summary>When it was made, Unix milliseconds.</summary>
    public required long MadeAtUnixMs { get; init; }

    /// <summary>The members with a known value, by park and id.</summary>
    public required IReadOnlyList<PeerMember> Members { get; init; }

    /// <summary>The key of a group: <c>industry~figure~period</c>.</summary>
    public static string KeyOf(string industry, string figure, AccountingPeriod period) => $"{industry}~{figure}~{period}";
}
