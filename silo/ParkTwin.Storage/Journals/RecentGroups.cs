namespace ParkTwin.Storage.Journals;

/// <summary>
/// Committed groups that are still in memory, newest last, bounded in buffers: the oldest buffer goes when a new one comes,
/// however far a reader lags. Safe for concurrent use.
/// </summary>
internal sealed class RecentGroups
{
    private readonly Lock _gate = new();
    private readonly int _maxSlabs;
    private readonly List<Held> _held = [];
    private readonly Stack<List<Entry>> _lists = new();

    internal RecentGroups(int maxSlabs) => _maxSlabs = maxSlabs;

    /// <summary>Adds a group that has just been committed.</summary>
    internal void Add(in PendingGroup group)
    {
        if (_maxSlabs == 0)
        {
            return;
        }

        lock (_gate)
        {
            if (_held.Count == 0 || !ReferenceEquals(_held[^1].Slab, group.Slab))
            {
                group.Slab.Hold();
                _held.Add(new Held(group.Slab, _lists.TryPop(out var list) ? list : []));
                if (_held.Count > _maxSlabs)
                {
                    DropOldest();
                }
            }

            _held[^1].Entries.Add(new Entry(group.Start, group.Bytes, group.Records, group.FirstPosition, group.Sequence));
        }
    }

    /// <summary>Finds the group that holds a position; its buffer comes with a reference that the caller owes back.</summary>
    internal bool TryGet(long position, out PendingGroup group)
    {
        lock (_gate)
        {
            for (var i = _held.Count - 1; i >= 0; i--)
            {
                var (slab, entries) = _held[i];
                if (entries[0].FirstPosition > position)
                {
                    continue;
                }

                var entry = entries[Find(entries, position)];
                if (position >= entry.FirstPosition + entry.Records)
                {
                    break;
                }

                slab.Hold();
                group = new PendingGroup(slab, entry.Start, entry.Bytes, entry.Records, entry.Sequence, entry.FirstPosition, 0);
                return true;
            }
        }

        group = default;
        return false;
    }

    /// <summary>Drops everything.</summary>
    internal void Clear()
    {
        lock (_gate)
        {
            while (_held.Count > 0)
            {
                DropOldest();
            }
        }
    }

    private static int Find(List<Entry> entries, long position)
    {
        var (low, high) = (0, entries.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (entries[middle].FirstPosition <= position)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private void DropOldest()
    {
        var (slab, entries) = _held[0];
        _held.RemoveAt(0);
        slab.Release();
        entries.Clear();
        _lists.Push(entries);
    }

    private readonly record struct Entry(int Start, int Bytes, int Records, long FirstPosition, long Sequence);

    private readonly record struct Held(Slab Slab, List<Entry> Entries);
}
