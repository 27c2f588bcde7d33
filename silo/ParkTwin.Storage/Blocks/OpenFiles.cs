using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Blocks;

/// <summary>
/// Open files, a bounded number of them: the one idle longest is closed first. A file in use is never closed under its user.
/// Safe for concurrent use.
/// </summary>
internal sealed class OpenFiles(IFileSystem files, int capacity) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _idle = new();

    /// <summary>Files open now.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>Uses a file for reading and writing.</summary>
    /// <exception cref="FileNotFoundException">There is no such file and <paramref name="create"/> is false.</exception>
    public async ValueTask<Use> OpenAsync(string path, bool create, CancellationToken cancellationToken)
    {
        Entry? entry;
        lock (_lock)
        {
            if (_entries.TryGetValue(path, out entry))
            {
                Take(entry);
            }
        }

        if (entry is null)
        {
            var opened = await files.OpenAsync(path, create ? FileOpening.WriteOrCreate : FileOpening.Write, cancellationToken);
            entry = Admit(path, opened, out var spare);
            await CloseAsync(spare);
        }

        return new(this, entry);
    }

    /// <summary>Forgets a file that is about to be deleted; it is closed when its last user is done.</summary>
    public async ValueTask ForgetAsync(string path)
    {
        List<IDataFile> closing = [];
        lock (_lock)
        {
            if (_entries.Remove(path, out var entry))
            {
                entry.Forgotten = true;
                if (entry.Users == 0)
                {
                    _idle.Remove(entry.Node);
                    closing.Add(entry.File);
                }
            }
        }

        await CloseAsync(closing);
    }

    /// <summary>Closes every file; nobody may be using one.</summary>
    public async ValueTask DisposeAsync()
    {
        List<IDataFile> closing;
        lock (_lock)
        {
            closing = [.. _entries.Values.Select(entry => entry.File)];
            _entries.Clear();
            _idle.Clear();
        }

        await CloseAsync(closing);
    }

    private static async ValueTask CloseAsync(List<IDataFile> closing)
    {
        foreach (var file in closing)
        {
            await file.DisposeAsync();
        }
    }

    private void Take(Entry entry)
    {
        if (entry.Users++ == 0)
        {
            _idle.Remove(entry.Node);
        }
    }

    private Entry Admit(string path, IDataFile opened, out List<IDataFile> spare)
    {
        spare = [];
        lock (_lock)
        {
            if (_entries.TryGetValue(path, out var entry))
            {
                spare.Add(opened); // Somebody else opened it meanwhile.
                Take(entry);
            }
            else
            {
                entry = new Entry(path, opened) { Users = 1 };
                _entries.Add(path, entry);
            }

            Shrink(spare);
            return entry;
        }
    }

    private void Shrink(List<IDataFile> closing)
    {
        while (_entries.Count > capacity && _idle.First is { } oldest)
        {
            _idle.RemoveFirst();
            _entries.Remove(oldest.Value.Path);
            closing.Add(oldest.Value.File);
        }
    }

    private async ValueTask ReleaseAsync(Entry entry)
    {
        List<IDataFile> closing = [];
        lock (_lock)
        {
            if (--entry.Users == 0)
            {
                if (entry.Forgotten)
                {
                    closing.Add(entry.File);
                }
                else
                {
                    _idle.AddLast(entry.Node);
                    Shrink(closing);
                }
            }
        }

        await CloseAsync(closing);
    }

    /// <summary>One use of an open file; ends when disposed.</summary>
    internal readonly struct Use(OpenFiles owner, Entry entry) : IAsyncDisposable
    {
        public IDataFile File => entry.File;

        public ValueTask DisposeAsync() => owner.ReleaseAsync(entry);
    }

    internal sealed class Entry
    {
        public Entry(string path, IDataFile file)
        {
            (Path, File) = (path, file);
            Node = new(this);
        }

        public string Path { get; }

        public IDataFile File { get; }

        public LinkedListNode<Entry> Node { get; }

        public int Users { get; set; }

        public bool Forgotten { get; set; }
    }
}
