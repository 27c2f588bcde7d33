namespace ParkTwin.Testing;

/// <summary>
/// The contents of one file: what processes see (the page cache) and what is on the disk. A flush brings written sectors to the
/// disk; a failed flush drops their mark, as Linux does: they read well until the power goes, and no later flush brings them.
/// </summary>
internal sealed class SimulatedInode
{
    internal const int SectorBytes = 512;

    private readonly HashSet<int> _dirty = [];
    private readonly HashSet<int> _forgotten = [];
    private byte[] _seen = [];
    private byte[] _disk = [];
    private int _length;
    private int _diskLength;

    internal int Length => _length;

    internal bool HasUnflushed => _dirty.Count > 0 || _forgotten.Count > 0 || _length != _diskLength;

    internal int Read(Span<byte> into, long offset)
    {
        if (offset >= _length)
        {
            return 0;
        }

        var bytes = (int)Math.Min(into.Length, _length - offset);
        _seen.AsSpan((int)offset, bytes).CopyTo(into);
        return bytes;
    }

    internal void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        if (bytes.Length == 0)
        {
            return;
        }

        var end = checked((int)(offset + bytes.Length));
        Reserve(end);
        bytes.CopyTo(_seen.AsSpan((int)offset));
        _length = Math.Max(_length, end);
        for (var sector = (int)(offset / SectorBytes); sector <= (end - 1) / SectorBytes; sector++)
        {
            _dirty.Add(sector);
            _forgotten.Remove(sector);
        }
    }

    internal void SetLength(long length)
    {
        var wanted = checked((int)length);
        Reserve(wanted);
        if (wanted < _length)
        {
            _seen.AsSpan(wanted, _length - wanted).Clear();
            for (var sector = wanted / SectorBytes; sector <= (_length - 1) / SectorBytes; sector++)
            {
                _dirty.Add(sector);
            }
        }

        _length = wanted;
    }

    internal void Flush()
    {
        Array.Resize(ref _disk, _seen.Length);
        foreach (var sector in _dirty)
        {
            Persist(sector);
        }

        _dirty.Clear();
        _diskLength = _length;
    }

    internal void FailFlush()
    {
        _forgotten.UnionWith(_dirty);
        _dirty.Clear();
    }

    internal void Crash(Random random, CrashLoss loss)
    {
        Array.Resize(ref _disk, _seen.Length);
        _dirty.UnionWith(_forgotten);
        var sectors = _dirty.Order().ToArray();
        foreach (var sector in sectors)
        {
            if (loss == CrashLoss.Nothing || (loss == CrashLoss.Torn && random.Next(2) == 0))
            {
                Persist(sector);
            }
        }

        if (loss == CrashLoss.Nothing || (loss == CrashLoss.Torn && random.Next(2) == 0))
        {
            _diskLength = _length;
        }

        _disk.AsSpan(Math.Min(_diskLength, _disk.Length)).Clear();
        _seen = [.. _disk];
        _length = _diskLength;
        _dirty.Clear();
        _forgotten.Clear();
    }

    internal void Flip(long offset, byte mask)
    {
        _seen[offset] ^= mask;
        Array.Resize(ref _disk, _seen.Length);
        _disk[offset] ^= mask;
    }

    private void Persist(int sector)
    {
        var at = sector * SectorBytes;
        if (at < _disk.Length)
        {
            var bytes = Math.Min(SectorBytes, _disk.Length - at);
            _seen.AsSpan(at, bytes).CopyTo(_disk.AsSpan(at));
        }
    }

    private void Reserve(int bytes)
    {
        if (bytes > _seen.Length)
        {
            Array.Resize(ref _seen, Math.Max(bytes, Math.Min(_seen.Length * 2, 1024 * 1024 * 64)));
        }
    }
}
