namespace ParkTwin.Domain.Reference;

/// <summary>One version of the reference set: what was published, by whom and when. The first is what the twin came with.</summary>
public sealed record ReferencePublication
{
    /// <summary>The set's version, unique, for example <c>2026-11</c> or <c>v2</c>.</summary>
    public required string Version { get; init; }

    /// <summary>From 1, rising by one.</summary>
    public required int Number { get; init; }

    /// <summary>When, Unix milliseconds.</summary>
    public required long AtUnixMs { get; init; }

    /// <summary>Who published it: an account, <c>local</c>, or <c>files</c> for what lay beside the program at start.</summary>
    public required string By { get; init; }

    /// <summary>Why; null when not said.</summary>
    public string? Note { get; init; }

    /// <summary>The documents that differ from the version before.</summary>
    public required IReadOnlyList<ReferenceDocument> Changed { get; init; }
}
