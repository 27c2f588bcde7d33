namespace ParkTwin.Storage.Journals;

/// <summary>
/// One pooled buffer in which groups are gathered one behind the other. Whoever uses it holds a reference: the appender while it
/// is filled, each group until it is committed, the recent groups, and a reader for the group it stands on.
/// </summary>
internal sealed class Slab
{
    private readonly SlabPool _pool;
    private int _references;

    internal Slab(SlabPool pool, int bytes)
    {
        _pool = pool;
        Bytes = GC.AllocateUninitializedArray<byte>(bytes, pinned: true);
    }

    /// <summary>The buffer.</summary>
    internal byte[] Bytes { get; }

    /// <summary>Takes a reference. The caller must know that somebody else still holds one, or have it from the pool.</summary>
    internal void Hold() => Interlocked.Increment(ref _references);

    /// <summary>Gives a reference back; the last one returns the buffer to the pool.</summary>
    internal void Release()
    {
        if (Interlocked.Decrement(ref _references) == 0)
        {
            _pool.Return(this);
        }
    }
}
