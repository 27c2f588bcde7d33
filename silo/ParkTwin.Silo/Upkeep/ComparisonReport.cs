namespace ParkTwin.Silo;

/// <summary>How the readings and ledgers of two data directories compare.</summary>
internal sealed record ComparisonReport
{
    /// <summary>The other one.</summary>
    public required string Against { get; init; }

    /// <summary>Meters compared.</summary>
    public int Meters { get; set; }

    /// <summary>Readings that both hold.</summary>
    public long Both { get; set; }

    /// <summary>Readings that only the first one holds.</summary>
    public long OnlyHere { get; set; }

    /// <summary>Readings that only the other one holds.</summary>
    public long OnlyThere { get; set; }

    /// <summary>Meters that hold the same readings and not the same ledger.</summary>
    public int LedgersDiffer { get; set; }

    /// <summary>equal, older (the other one holds all of it and more), newer, or different.</summary>
    public string Verdict => this switch
    {
        { LedgersDiffer: > 0 } => "different",
        { OnlyHere: 0, OnlyThere: 0 } => "equal",
        { OnlyHere: 0 } => "older",
        { OnlyThere: 0 } => "newer",
        _ => "different",
    };
}
