using ParkTwin.Storage.Files;
using ParkTwin.Storage.GrainStates;

namespace ParkTwin.Storage.Backups;

/// <summary>
/// Copies a data directory into a backup while a twin may be running on it, so that what is restored is a state that a start replays
/// to the right ledgers (decision 0016). The journal as it stands is copied first and followed to its end last: its beginning is then
/// not behind any state copied in between, nor any state ahead of its end.
/// </summary>
internal sealed class DataCopy(
    IFileSystem files, string directory, BackupWriter writer, IProgress<UpkeepProgress>? progress, TimeProvider time) : IAsyncDisposable
{
    private const int ChunkBytes = 1024 * 1024;
    private const int Attempts = 10;

    /// <summary>A file of blocks goes at the 17th save after the last one that referred to it, at the earliest.</summary>
    private const long SavesWithin = 16;

    private static readonly TimeSpan JournalEvery = TimeSpan.FromSeconds(1);

    private readonly SortedDictionary<string, CopiedFile> _copied = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StateEtag> _etags = new(StringComparer.Ordinal);
    private readonly byte[] _chunk = new byte[ChunkBytes];
    private readonly List<string> _faults = [];
    private JournalCopy? _journal;
    private long _total;
    private long _journalAt;

    /// <summary>What was found damaged, a sentence each; it was copied as it is.</summary>
    internal IReadOnlyList<string> Faults => _faults;

    /// <summary>First position of the journal copied.</summary>
    internal long JournalFirst => _journal?.FirstPosition ?? 0;

    /// <summary>Position after the last record copied.</summary>
    internal long JournalEnd => _journal?.EndPosition ?? 0;

    /// <summary>Copies everything.</summary>
    internal async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        var paths = await DataFiles.ListAsync(files, directory, cancellationToken);
        foreach (var path in paths)
        {
            _total += await LengthAsync(path, cancellationToken);
        }

        _journal = await JournalCopy.OpenAsync(files, directory, writer, cancellationToken);
        await FollowAsync(always: true, cancellationToken);
        _journal?.Pin();

        foreach (var state in paths.Where(DataFiles.IsEnterpriseState))
        {
            await CopyEnterpriseAsync(state, cancellationToken);
        }

        foreach (var path in await DataFiles.ListAsync(files, directory, cancellationToken))
        {
            if (!_copied.ContainsKey(path))
            {
                await CopyAsync(path, cancellationToken);
            }
        }

        await SettleAsync(cancellationToken);
        await FollowAsync(always: true, cancellationToken);
    }

    /// <summary>What the manifest lists.</summary>
    internal IReadOnlyList<BackupEntry> Entries() =>
    [
        .. _copied.Values.Select(file => file.Entry()).Concat(_journal?.Entries() ?? []).OrderBy(entry => entry.Path, StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var file in _copied.Values)
        {
            file.Dispose();
        }

        if (_journal is not null)
        {
            await _journal.DisposeAsync();
        }
    }

    /// <summary>
    /// An enterprise's state, then its blocks: the blocks only grow behind it, and none that it refers to can have gone while it was
    /// saved fewer times than a file of blocks outlives its last reference.
    /// </summary>
    private async ValueTask CopyEnterpriseAsync(string state, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await CopyAsync(state, cancellationToken) is not { } header)
            {
                return;
            }

            foreach (var path in await BlocksOfAsync(header.Key, cancellationToken))
            {
                await CopyAsync(path, cancellationToken);
            }

            if (await EtagAsync(state, cancellationToken) is not { } now || now.Number - header.Etag.Number < SavesWithin)
            {
                return;
            }
        }

        throw new BackupException($"The state '{state}' changes faster than its blocks can be copied; nothing was written. "
            + "Name a faster place with --to, or back up at a quieter hour.");
    }

    private async ValueTask<List<string>> BlocksOfAsync(string key, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        var owner = Blocks.FileKeys.DirectoryOf(key).Replace(Path.DirectorySeparatorChar, '/');
        foreach (var kind in new[] { DataFiles.Archive, DataFiles.Ledger })
        {
            var head = $"{kind}/{owner}/";
            foreach (var name in await files.ListFilesAsync(DataFiles.PathOf(directory, $"{kind}/{owner}"), cancellationToken))
            {
                found.Add(head + name);
            }
        }

        return found;
    }

    /// <summary>
    /// States that no journal stands behind (declarations, publications, certificates, accounts …) belong to one moment: what has
    /// changed since it was copied is copied again, until nothing has.
    /// </summary>
    private async ValueTask SettleAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var changed = 0;
            var paths = await DataFiles.ListAsync(files, directory, cancellationToken);
            foreach (var path in paths.Where(path => !DataFiles.IsAppended(path) && !DataFiles.IsEnterpriseState(path)))
            {
                if (await HasChangedAsync(path, cancellationToken))
                {
                    changed++;
                    await CopyAsync(path, cancellationToken);
                }
            }

            foreach (var gone in _copied.Keys.Except(paths, StringComparer.Ordinal).Where(path => !DataFiles.IsBlocks(path)).ToList())
            {
                changed++;
                _copied.Remove(gone, out var file);
                file!.Dispose();
            }

            if (changed == 0)
            {
                return;
            }
        }

        throw new BackupException("Accounts, declarations or states keep changing while they are copied; nothing was written. "
            + "Back up at a quieter hour.");
    }

    private async ValueTask<bool> HasChangedAsync(string path, CancellationToken cancellationToken)
    {
        if (!_copied.TryGetValue(path, out var copied))
        {
            return true;
        }

        if (_etags.TryGetValue(path, out var etag))
        {
            return await EtagAsync(path, cancellationToken) != etag; // A state may be large; its ETag tells.
        }

        var now = await files.ReadAllOrNullAsync(DataFiles.PathOf(directory, path), cancellationToken);
        return now is null || !copied.Hash().AsSpan().SequenceEqual(System.Security.Cryptography.SHA256.HashData(now));
    }

    /// <summary>Copies a file as it is now, in place of what was copied of it before; gives the header where it is a state.</summary>
    private async ValueTask<StateFile.Header?> CopyAsync(string path, CancellationToken cancellationToken)
    {
        await FollowAsync(always: false, cancellationToken);
        if (_copied.Remove(path, out var before))
        {
            before.Dispose();
        }

        if (DataFiles.IsState(path))
        {
            return await CopyStateAsync(path, cancellationToken);
        }

        var full = DataFiles.PathOf(directory, path);
        try
        {
            var mode = await files.GetModeAsync(full, cancellationToken);
            await using var file = await files.OpenAsync(full, FileOpening.Read, cancellationToken);
            var copy = _copied[path] = new CopiedFile(path, mode);
            for (var (at, end) = (0L, file.Length); at < end;)
            {
                var read = await file.ReadAsync(_chunk.AsMemory(0, (int)Math.Min(_chunk.Length, end - at)), at, cancellationToken);
                if (read == 0)
                {
                    break; // It was cut meanwhile; its beginning is what it holds.
                }

                await copy.AppendAsync(writer, _chunk.AsMemory(0, read), cancellationToken);
                at += read;
                await FollowAsync(always: false, cancellationToken);
            }
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null; // Its owner has let it go.
        }

        return null;
    }

    /// <summary>A state is replaced as a whole: it is read at once, and checked.</summary>
    private async ValueTask<StateFile.Header?> CopyStateAsync(string path, CancellationToken cancellationToken)
    {
        var full = DataFiles.PathOf(directory, path);
        if (await files.ReadAllOrNullAsync(full, cancellationToken) is not { } bytes)
        {
            return null;
        }

        var copy = _copied[path] = new CopiedFile(path, await files.GetModeAsync(full, cancellationToken));
        await copy.AppendAsync(writer, bytes, cancellationToken);
        try
        {
            var header = StateFile.ReadHeader(path, bytes);
            _etags[path] = header.Etag;
            return header;
        }
        catch (InvalidDataException damaged)
        {
            _etags.Remove(path);
            _faults.Add(damaged.Message);
            return null;
        }
    }

    private async ValueTask<StateEtag?> EtagAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = await files.OpenAsync(DataFiles.PathOf(directory, path), FileOpening.Read, cancellationToken);
            var begin = new byte[StateFile.EtagBytes];
            var read = await file.ReadAsync(begin, 0, cancellationToken);
            return StateFile.PeekEtag(begin.AsSpan(0, read));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private async ValueTask<long> LengthAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = await files.OpenAsync(DataFiles.PathOf(directory, path), FileOpening.Read, cancellationToken);
            return file.Length;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return 0;
        }
    }

    /// <summary>Copies what the journal has gained, at least every second, so that it does not run away while much else is copied.</summary>
    private async ValueTask FollowAsync(bool always, CancellationToken cancellationToken)
    {
        if (!always && time.GetElapsedTime(_journalAt) < JournalEvery)
        {
            return;
        }

        if (_journal is not null)
        {
            await _journal.StepAsync(cancellationToken);
        }

        _journalAt = time.GetTimestamp();
        progress?.Report(new("copying", writer.Bytes, Math.Max(_total, writer.Bytes)));
    }
}
