using System.Globalization;
using ParkTwin.Storage.Audit;
using ParkTwin.Storage.Backups;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.GrainStates;
using ParkTwin.Storage.Quarantine;
using ParkTwin.Storage.Registry;

namespace ParkTwin.Storage.Verification;

/// <summary>
/// Checks what rests in a data directory, file by file: marker, journal, registry, states, quarantine, audit trail. Changes nothing; a twin may be
/// running on it. What the readings in it mean is the ledgers' matter.
/// </summary>
/// <param name="files">The disk; only read.</param>
/// <param name="directory">The data directory.</param>
public sealed class DirectoryCheck(IFileSystem files, string directory)
{
    private readonly List<string> _faults = [];
    private readonly List<string> _enterprises = [];
    private long _quarantined;
    private bool _quarantineTorn;

    /// <summary>What is damaged, a sentence each, file and place named.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Keys of the enterprises that have a state, in ordinal order.</summary>
    public IReadOnlyList<string> Enterprises => _enterprises;

    /// <summary>The journal as it was read; null before <see cref="RunAsync"/>.</summary>
    public JournalScan? Journal { get; private set; }

    /// <summary>Whole states read.</summary>
    public int States { get; private set; }

    /// <summary>Meters of the registry.</summary>
    public int Meters { get; private set; }

    /// <summary>Whole frames of the quarantine.</summary>
    public long QuarantineFrames { get; private set; }

    /// <summary>Entries of the audit trail, the last one's number.</summary>
    public long AuditEntries { get; private set; }

    /// <summary>Files looked at.</summary>
    public int Files { get; private set; }

    /// <summary>Checks everything.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await DataDirectory.IdOfAsync(files, directory, cancellationToken);
        }
        catch (DataDirectoryException refused)
        {
            _faults.Add(refused.Message);
        }

        Journal = new JournalScan(files, directory);
        await Journal.RunAsync(null, null, cancellationToken);
        if (Journal.Fault is { } fault)
        {
            _faults.Add($"The journal is damaged: {fault}");
        }

        foreach (var path in await DataFiles.ListAsync(files, directory, cancellationToken))
        {
            Files++;
            if (DataFiles.IsState(path))
            {
                await StateAsync(path, cancellationToken);
            }
            else if (path == RegistryLog.FileName)
            {
                await RegistryAsync(path, cancellationToken);
            }
            else if (path.StartsWith("quarantine/", StringComparison.Ordinal))
            {
                await QuarantineAsync(path, cancellationToken);
            }
        }

        var audit = new AuditCheck(files, DataFiles.PathOf(directory, AuditLog.DirectoryName));
        await audit.RunAsync(null, cancellationToken);
        AuditEntries = audit.Entries;
        _faults.AddRange(audit.Faults.Select(damaged => $"The audit trail is damaged: {damaged}"));
        _enterprises.Sort(StringComparer.Ordinal);
        if (_quarantineTorn && _quarantined < Journal.FirstPosition)
        {
            _faults.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The quarantine is damaged: it ends at position {_quarantined}, and the journal holds only what comes from {Journal.FirstPosition} on."));
        }
    }

    private async ValueTask StateAsync(string path, CancellationToken cancellationToken)
    {
        if (await ReadAsync(path, cancellationToken) is not { } bytes)
        {
            return;
        }

        try
        {
            var header = StateFile.ReadHeader(DataFiles.PathOf(directory, path), bytes);
            States++;
            if (DataFiles.IsEnterpriseState(path))
            {
                _enterprises.Add(header.Key);
            }
        }
        catch (InvalidDataException damaged)
        {
            _faults.Add(damaged.Message);
        }
    }

    private async ValueTask RegistryAsync(string path, CancellationToken cancellationToken)
    {
        if (Journal!.Id is not { } journal || await ReadAsync(path, cancellationToken) is not { } bytes)
        {
            return;
        }

        try
        {
            var content = RegistryLogLines.Read(DataFiles.PathOf(directory, path), bytes, journal);
            Meters = content.State.Meters.Count;
            if (content.Length < bytes.Length && bytes[^1] == (byte)'\n')
            {
                _faults.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The registry is damaged: {DataFiles.PathOf(directory, path)}, offset {content.Length}: the last line does not hold its checksum."));
            }
        }
        catch (InvalidDataException damaged)
        {
            _faults.Add(damaged.Message);
        }
    }

    private async ValueTask QuarantineAsync(string path, CancellationToken cancellationToken)
    {
        if (await ReadAsync(path, cancellationToken) is not { } bytes)
        {
            return;
        }

        var at = 0;
        while (QuarantineFrame.TryRead(bytes.AsSpan(at), out var frame))
        {
            _quarantined = Math.Max(_quarantined, frame.Position);
            at += QuarantineFrame.HeaderBytes + frame.PayloadBytes;
            QuarantineFrames++;
        }

        // A torn tail is written anew from the journal; whole frames behind it say that it was no tail.
        _quarantineTorn |= at < bytes.Length;
        if (at < bytes.Length && QuarantineFrame.FollowsAfter(bytes.AsSpan(at)))
        {
            _faults.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The quarantine is damaged: {DataFiles.PathOf(directory, path)}, offset {at}: no whole frame, and whole ones follow."));
        }
    }

    private ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken) =>
        files.ReadAllOrNullAsync(DataFiles.PathOf(directory, path), cancellationToken);
}
