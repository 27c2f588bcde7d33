using System.Globalization;

namespace ParkTwin.Faults.Reports;

/// <summary>One look at a twin under steady load.</summary>
internal sealed record SoakSample
{
    /// <summary>Minutes since the load began.</summary>
    public required double Minute { get; init; }

    /// <summary>Readings acknowledged so far.</summary>
    public required long Readings { get; init; }

    /// <summary>Readings acknowledged a second since the last look.</summary>
    public double Rate { get; init; }

    /// <summary>Resident memory of the process, MB.</summary>
    public required double ResidentMb { get; init; }

    /// <summary>Managed heap after a full collection, MB.</summary>
    public required double HeapMb { get; init; }

    /// <summary>Open descriptors.</summary>
    public required int Handles { get; init; }

    /// <summary>Threads.</summary>
    public required int Threads { get; init; }

    /// <summary>Processor time so far, s.</summary>
    public required double ProcessorSeconds { get; init; }

    /// <summary>Files of the journal, MB.</summary>
    public required double JournalMb { get; init; }

    /// <summary>Files of the reading archive, MB: these hold every reading for good.</summary>
    public required double ArchiveMb { get; init; }

    /// <summary>Files of the ledger, MB.</summary>
    public required double LedgerMb { get; init; }

    /// <summary>Files of grain states, MB.</summary>
    public required double StateMb { get; init; }

    /// <summary>Time from PUBLISH to PUBACK since the last look, 99th percentile, ms; null without any.</summary>
    public required double? AckP99Ms { get; init; }

    /// <summary>Time of the page, ms; null where it did not answer with 200.</summary>
    public required double? PageMs { get; init; }

    /// <summary>Time of the park's live figures, ms; null where they did not come.</summary>
    public required double? LiveMs { get; init; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Minute:0.0} min: {Rate:0}/s, resident {ResidentMb:0} MB, heap {HeapMb:0} MB, {Handles} handles, {Threads} threads, "
        + $"journal {JournalMb:0}, archive {ArchiveMb:0.0}, ledger {LedgerMb:0.0}, state {StateMb:0.0} MB, PUBACK p99 {AckP99Ms:0.0} ms, page {PageMs:0} ms");
}
