namespace ParkTwin.Domain.Accounting;

/// <summary>The amount of one flow that counts in the account, and by calendar year.</summary>
internal sealed class FlowActivity
{
    /// <summary>The flow.</summary>
    public required Flow Flow { get; init; }

    /// <summary>The figure <c>activity.{flow}</c>.</summary>
    public required Figure Amount { get; init; }

    /// <summary>The amount by <see cref="AccountDraft.Segments"/>; null where nothing is known of a segment.</summary>
    public required Figure?[] BySegment { get; init; }

    /// <summary>
    /// True when the flow is metered and nothing is known: totals leave it out, and completeness says so. A declared flow that does
    /// not cover the period is unknown too, but then the totals are unknown.
    /// </summary>
    public required bool Unread { get; init; }
}
