namespace ParkTwin.Silo;

/// <summary>One upkeep command.</summary>
public sealed record UpkeepRequest
{
    /// <summary>What is to be done.</summary>
    public required UpkeepVerb Verb { get; init; }

    /// <summary>The data directory; null where a backup is checked.</summary>
    public string? Data { get; init; }

    /// <summary>The backup: where to write it, or the one to read. Null where a data directory is checked.</summary>
    public string? Backup { get; init; }

    /// <summary>A data directory that must hold the same; null for none. Only with <see cref="UpkeepVerb.Verify"/>.</summary>
    public string? Against { get; init; }

    /// <summary>Writes one JSON document instead of text.</summary>
    public bool Json { get; init; }

    /// <summary>Writes how far it is, a line a second.</summary>
    public bool Progress { get; init; }
}
