using ParkTwin.Storage.Files;

namespace ParkTwin.Testing;

/// <summary>
/// A disk in memory that can lose its power, fill up, fail, forget and be slow, all by a seed. Contents that were not flushed and
/// names whose directory was not flushed may be lost in <see cref="Crash"/>; names are lost from the newest change back, as a
/// journalling file system does. For one thread.
/// </summary>
internal sealed class SimulatedFileSystem(int seed) : IFileSystem
{
    private readonly Random _random = new(seed);
    private readonly HashSet<string> _directories = new(StringComparer.Ordinal) { "/" };
    private readonly HashSet<string> _locks = new(StringComparer.Ordinal);
    private readonly List<(string Directory, Action<Dictionary<string, SimulatedInode>> Change)> _unflushedNames = [];
    private Dictionary<string, SimulatedInode> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimulatedInode> _diskNames = new(StringComparer.Ordinal);
    private long _crashAt = long.MaxValue;

    /// <summary>May throw an <see cref="IOException"/> instead of the operation on a path.</summary>
    public Action<DiskOperation, string>? Fault { get; set; }

    /// <summary>May delay an operation on a path.</summary>
    public Func<DiskOperation, string, ValueTask>? Delay { get; set; }

    /// <summary>Bytes that fit.</summary>
    public long Capacity { get; set; } = long.MaxValue;

    /// <summary>A disk that lies: flushes succeed and do nothing. This is how tests acknowledge too early.</summary>
    public bool IgnoresFlush { get; set; }

    /// <summary>Operations so far.</summary>
    public long Operations { get; private set; }

    /// <summary>True once the power is gone.</summary>
    public bool IsOff { get; private set; }

    /// <summary>Paths of all files, in order.</summary>
    public IReadOnlyList<string> Paths => [.. _names.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A <see cref="Fault"/> that refuses one kind of operation.</summary>
    public static Action<DiskOperation, string> Refusing(DiskOperation refused) => (operation, path) =>
    {
        if (operation == refused)
        {
            throw new IOException($"Simulated: {operation} of {path} fails.");
        }
    };

    /// <summary>The power goes at this operation from now on; a write may get half-way.</summary>
    public void CrashAfter(long operations) => _crashAt = Operations + operations;

    /// <summary>Takes the power away and gives it back: what a new process then finds.</summary>
    public void Crash(CrashLoss? loss = null)
    {
        var present = loss ?? (CrashLoss)_random.Next(3);
        var survivors = present switch
        {
            CrashLoss.All => 0,
            CrashLoss.Nothing => _unflushedNames.Count,
            _ => _random.Next(_unflushedNames.Count + 1),
        };
        foreach (var (_, change) in _unflushedNames.Take(survivors))
        {
            change(_diskNames);
        }

        _unflushedNames.Clear();
        _names = new Dictionary<string, SimulatedInode>(_diskNames, StringComparer.Ordinal);
        foreach (var (_, inode) in _names.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            inode.Crash(_random, present);
        }

        _locks.Clear();
        (_crashAt, IsOff) = (long.MaxValue, false);
    }

    /// <summary>Ends the process but not the machine: unflushed contents stay readable.</summary>
    public void Kill()
    {
        _locks.Clear();
        (_crashAt, IsOff) = (long.MaxValue, false);
    }

    /// <summary>Damages one byte on the disk.</summary>
    public void Flip(string path, long offset, byte mask) => _names[path].Flip(offset, mask);

    /// <summary>A file's contents as a process sees them.</summary>
    public byte[] Contents(string path)
    {
        var bytes = new byte[_names[path].Length];
        _names[path].Read(bytes, 0);
        return bytes;
    }

    /// <summary>Removes a file as a person would.</summary>
    public void Remove(string path)
    {
        _names.Remove(path);
        _diskNames.Remove(path);
    }

    /// <summary>Puts back all files as they were, as from a backup.</summary>
    public void Restore(IReadOnlyDictionary<string, byte[]> contents)
    {
        _names.Clear();
        _diskNames.Clear();
        _unflushedNames.Clear();
        foreach (var (path, bytes) in contents)
        {
            var inode = new SimulatedInode();
            inode.Write(bytes, 0);
            inode.SetLength(bytes.Length);
            inode.Flush();
            (_names[path], _diskNames[path]) = (inode, inode);
        }
    }

    public async ValueTask<IDataFile> OpenAsync(string path, FileOpening opening, CancellationToken cancellationToken = default)
    {
        await DoAsync(DiskOperation.Open, path);
        if (!_names.TryGetValue(path, out var inode))
        {
            if (opening is FileOpening.Read or FileOpening.Write)
            {
                throw new FileNotFoundException($"There is no '{path}'.", path);
            }

            var created = inode = new SimulatedInode();
            Name(path, names => names[path] = created);
        }
        else if (opening == FileOpening.Replace)
        {
            inode.SetLength(0);
        }

        return new SimulatedFile(this, inode, path, opening != FileOpening.Read);
    }

    public ValueTask<bool> FileExistsAsync(string path, CancellationToken cancellationToken = default) =>
        new(_names.ContainsKey(path));

    public ValueTask<bool> DirectoryExistsAsync(string path, CancellationToken cancellationToken = default) =>
        new(_directories.Contains(path));

    public ValueTask CreateDirectoryAsync(string path, CancellationToken cancellationToken = default)
    {
        for (var at = path; at is not null && _directories.Add(at); at = Path.GetDirectoryName(at))
        {
        }

        return default;
    }

    public ValueTask DeleteEmptyDirectoryAsync(string path, CancellationToken cancellationToken = default)
    {
        if (!_names.Keys.Concat(_directories).Any(other => Path.GetDirectoryName(other) == path))
        {
            _directories.Remove(path);
        }

        return default;
    }

    public async ValueTask<IReadOnlyList<string>> ListFilesAsync(string directory, CancellationToken cancellationToken = default)
    {
        await DoAsync(DiskOperation.List, directory);
        return NamesIn(directory, _names.Keys);
    }

    public async ValueTask<IReadOnlyList<string>> ListDirectoriesAsync(
        string directory, CancellationToken cancellationToken = default)
    {
        await DoAsync(DiskOperation.List, directory);
        return NamesIn(directory, _directories);
    }

    public async ValueTask RenameAsync(string from, string to, CancellationToken cancellationToken = default)
    {
        await DoAsync(DiskOperation.Rename, from);
        if (!_names.TryGetValue(from, out var inode))
        {
            throw new FileNotFoundException($"There is no '{from}'.", from);
        }

        Name(to, names =>
        {
            names.Remove(from);
            names[to] = inode;
        });
    }

    public async ValueTask DeleteAsync(string path, CancellationToken cancellationToken = default)
    {
        await DoAsync(DiskOperation.Delete, path);
        Name(path, names => names.Remove(path));
    }

    public async ValueTask FlushDirectoryAsync(string directory, CancellationToken cancellationToken = default)
    {
        await DoAsync(DiskOperation.FlushDirectory, directory);
        if (IgnoresFlush)
        {
            return;
        }

        for (var i = 0; i < _unflushedNames.Count;)
        {
            if (_unflushedNames[i].Directory != directory)
            {
                i++;
                continue;
            }

            _unflushedNames[i].Change(_diskNames);
            _unflushedNames.RemoveAt(i);
        }
    }

    public ValueTask<IDisposable?> TryLockAsync(string path, CancellationToken cancellationToken = default)
    {
        if (!_locks.Add(path))
        {
            return new((IDisposable?)null);
        }

        return new(new Held(() => _locks.Remove(path)));
    }

    /// <summary>Counts an operation, lets it wait, fail or meet the end of power.</summary>
    /// <param name="operation">What is asked for.</param>
    /// <param name="path">Of which file or directory.</param>
    /// <param name="half">What is done of it when the power goes in its midst.</param>
    internal async ValueTask DoAsync(DiskOperation operation, string path, Action? half = null)
    {
        if (Delay is { } delay)
        {
            await delay(operation, path);
        }

        if (IsOff)
        {
            throw new SimulatedCrashException();
        }

        if (++Operations > _crashAt)
        {
            IsOff = true;
            half?.Invoke();
            throw new SimulatedCrashException();
        }

        Fault?.Invoke(operation, path);
    }

    /// <summary>How much of a write gets through when the power goes.</summary>
    internal int PartOf(int bytes) => _random.Next(bytes + 1);

    /// <summary>Refuses to grow a file beyond the capacity.</summary>
    internal void Allocate(SimulatedInode inode, long end)
    {
        if (end > inode.Length && Capacity != long.MaxValue
            && _names.Values.Distinct().Sum(other => (long)other.Length) + end - inode.Length > Capacity)
        {
            throw new IOException("No space left on device.");
        }
    }

    private static string[] NamesIn(string directory, IEnumerable<string> paths) =>
        [.. paths.Where(path => Path.GetDirectoryName(path) == directory)
            .Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private void Name(string path, Action<Dictionary<string, SimulatedInode>> change)
    {
        change(_names);
        _unflushedNames.Add((Path.GetDirectoryName(path)!, change));
    }

    private sealed class Held(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
