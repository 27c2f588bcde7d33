namespace ParkTwin.Storage.Journals;

/// <summary>The journal's buffers. Grows on demand; what is kept for re-use is bounded. Safe for concurrent use.</summary>
internal sealed class SlabPool
{
    private readonly Lock _gate = new();
    private readonly Stack<Slab> _free = new();
    private readonly int _slabBytes;
    private readonly int _maxFree;

    internal SlabPool(int slabBytes, int maxFree) => (_slabBytes, _maxFree) = (slabBytes, maxFree);

    /// <summary>A buffer with one reference, contents undefined.</summary>
    internal Slab Rent()
    {
        Slab? slab;
        lock (_gate)
        {
            _free.TryPop(out slab);
        }

        slab ??= new Slab(this, _slabBytes);
        slab.Hold();
        return slab;
    }

    /// <summary>Takes a buffer back that nobody refers to.</summary>
    internal void Return(Slab slab)
    {
        lock (_gate)
        {
            if (_free.Count < _maxFree)
            {
                _free.Push(slab);
            }
        }
    }
}
