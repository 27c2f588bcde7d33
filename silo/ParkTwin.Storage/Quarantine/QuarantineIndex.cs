using System.Runtime.InteropServices;
using ParkTwin.Contracts;

namespace ParkTwin.Storage.Quarantine;

/// <summary>Where each item rests, in order of id, and how many there are by reason. For one thread at a time.</summary>
internal sealed class QuarantineIndex
{
    /// <summary>File number of an item that is in memory still, in the part that gathers.</summary>
    internal const int Gathering = -1;

    /// <summary>File number of an item that is in memory still, in the part that is being written.</summary>
    internal const int Writing = -2;

    private readonly List<Place> _places = [];
    private readonly long[] _byReason = new long[256];

    /// <summary>Items in quarantine.</summary>
    internal long Count { get; private set; }

    /// <summary>Items that have an entry, those taken up again included.</summary>
    internal int Entries => _places.Count;

    /// <summary>Adds the newest item.</summary>
    internal void Add(long id, QuarantineReason reason, int file, int offset, int bytes)
    {
        _places.Add(new Place(id, offset, bytes, file, reason, true));
        _byReason[(byte)reason]++;
        Count++;
    }

    /// <summary>Takes an item out; false when it is not in.</summary>
    internal bool Remove(long id)
    {
        var at = LowerBound(id);
        if (at == _places.Count || _places[at].Id != id || !_places[at].IsLive)
        {
            return false;
        }

        Forget(_places[at].Reason);
        _places[at] = _places[at] with { IsLive = false };
        return true;
    }

    /// <summary>Forgets all entries of the files up to one; gives how many items went with them.</summary>
    internal long DropThrough(int file)
    {
        var count = 0;
        long dropped = 0;
        while (count < _places.Count && _places[count].File >= 0 && _places[count].File <= file)
        {
            if (_places[count].IsLive)
            {
                Forget(_places[count].Reason);
                dropped++;
            }

            count++;
        }

        _places.RemoveRange(0, count);
        return dropped;
    }

    /// <summary>True when a file holds no item that is still in quarantine; only for the oldest file.</summary>
    internal bool HasNothingLiveIn(int file)
    {
        for (var i = 0; i < _places.Count && _places[i].File == file; i++)
        {
            if (_places[i].IsLive)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Number of entries in the newest file.</summary>
    internal int CountIn(int file)
    {
        var count = 0;
        while (count < _places.Count && _places[^(count + 1)].File == file)
        {
            count++;
        }

        return count;
    }

    /// <summary>Moves all entries of one place to another: from gathering to writing, from writing to a file.</summary>
    internal void Move(int from, int to, int shift)
    {
        var places = CollectionsMarshal.AsSpan(_places);
        for (var i = places.Length - 1; i >= 0 && places[i].File < 0; i--)
        {
            if (places[i].File == from)
            {
                places[i] = places[i] with { File = to, Offset = places[i].Offset + shift };
            }
        }
    }

    /// <summary>Collects items, newest first.</summary>
    internal void Collect(int limit, long? before, QuarantineReason? reason, List<Place> into)
    {
        var at = before is { } id ? LowerBound(id) : _places.Count;
        while (--at >= 0 && into.Count < limit)
        {
            var place = _places[at];
            if (place.IsLive && (reason is null || place.Reason == reason))
            {
                into.Add(place);
            }
        }
    }

    /// <summary>Items in quarantine by reason, without the reasons that have none.</summary>
    internal Dictionary<QuarantineReason, long> ByReason()
    {
        var counts = new Dictionary<QuarantineReason, long>();
        for (var i = 0; i < _byReason.Length; i++)
        {
            if (_byReason[i] > 0)
            {
                counts.Add((QuarantineReason)i, _byReason[i]);
            }
        }

        return counts;
    }

    private void Forget(QuarantineReason reason)
    {
        _byReason[(byte)reason]--;
        Count--;
    }

    private int LowerBound(long id)
    {
        var (low, high) = (0, _places.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_places[middle].Id < id)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Where one item rests.</summary>
    internal readonly record struct Place(long Id, int Offset, int Bytes, int File, QuarantineReason Reason, bool IsLive);
}
