namespace ParkTwin.Web.Api;

/// <summary>What to let in again: these ids, or a reason, or, with neither, everything.</summary>
public sealed record ReplayBody
{
    /// <summary>These items.</summary>
    public IReadOnlyList<long>? Ids { get; init; }

    /// <summary>All items of this reason.</summary>
    public string? Reason { get; init; }
}
