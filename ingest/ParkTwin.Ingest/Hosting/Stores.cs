using ParkTwin.Storage.Journals;
using ParkTwin.Storage.Quarantine;
using ParkTwin.Storage.Registry;

namespace ParkTwin.Ingest.Hosting;

/// <summary>What the ingester opened in the data directory; there from the end of its start on.</summary>
internal sealed class Stores
{
    private Opened? _opened;

    /// <summary>True once everything is open.</summary>
    public bool AreOpen => Volatile.Read(ref _opened) is not null;

    /// <summary>The journal.</summary>
    public Journal Journal => Get().Journal;

    /// <summary>The journal's commits.</summary>
    public JournalCommits Commits => Get().Commits;

    /// <summary>The registry.</summary>
    public RegistryLog Registry => Get().Registry;

    /// <summary>The quarantine.</summary>
    public QuarantineStore Quarantine => Get().Quarantine;

    /// <summary>Sets what was opened.</summary>
    public void Open(Journal journal, RegistryLog registry, QuarantineStore quarantine) =>
        Volatile.Write(ref _opened, new(journal, new JournalCommits(journal), registry, quarantine));

    private Opened Get() => Volatile.Read(ref _opened) ?? throw new InvalidOperationException("The ingester has not started yet.");

    private sealed record Opened(Journal Journal, JournalCommits Commits, RegistryLog Registry, QuarantineStore Quarantine);
}
