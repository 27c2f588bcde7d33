namespace ParkTwin.Silo;

/// <summary>What a check found.</summary>
internal sealed record VerifyReport
{
    /// <summary>What was checked: a data directory or a backup.</summary>
    public required string Target { get; init; }

    /// <summary>True when a twin was running on it.</summary>
    public required bool Running { get; init; }

    /// <summary>When the backup began, UTC; null for a data directory.</summary>
    public DateTimeOffset? Began { get; init; }

    /// <summary>Files looked at.</summary>
    public int Files { get; init; }

    /// <summary>Whole segments of the journal.</summary>
    public int JournalSegments { get; init; }

    /// <summary>Groups of the journal, each with its checksum.</summary>
    public long JournalGroups { get; init; }

    /// <summary>First position of the journal.</summary>
    public long JournalFirst { get; init; }

    /// <summary>Position after the last record.</summary>
    public long JournalEnd { get; init; }

    /// <summary>Whole grain states.</summary>
    public int States { get; init; }

    /// <summary>Whole frames of the quarantine.</summary>
    public long QuarantineFrames { get; init; }

    /// <summary>Entries of the audit trail.</summary>
    public long AuditEntries { get; init; }

    /// <summary>Enterprises, the parks' own meters included.</summary>
    public int Enterprises { get; set; }

    /// <summary>Meters whose ledgers were computed again.</summary>
    public int Meters { get; set; }

    /// <summary>Readings that they were computed from.</summary>
    public long Readings { get; set; }

    /// <summary>Quarter-hours compared with what is stored.</summary>
    public long QuarterHours { get; set; }

    /// <summary>Blocks of readings and ledger days that states refer to, each with its checksum.</summary>
    public long Blocks { get; set; }

    /// <summary>Of these, how many came out the same byte for byte.</summary>
    public long IdenticalBlocks { get; set; }

    /// <summary>How it compares with another directory; null when it was not asked.</summary>
    public ComparisonReport? Comparison { get; set; }

    /// <summary>What is wrong, a sentence each, file and place named.</summary>
    public List<string> Faults { get; init; } = [];

    /// <summary>True when nothing is.</summary>
    public bool Ok => Faults.Count == 0;
}
