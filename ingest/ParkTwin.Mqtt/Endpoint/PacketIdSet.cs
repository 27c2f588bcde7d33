namespace ParkTwin.Mqtt.Endpoint;

/// <summary>A set of packet identifiers: 8 KiB of bits, made at first use.</summary>
internal sealed class PacketIdSet
{
    private ulong[]? _bits;

    /// <summary>How many are in the set.</summary>
    public int Count { get; private set; }

    /// <summary>Adds one; false where it was there.</summary>
    public bool Add(ushort id)
    {
        _bits ??= new ulong[1024];
        ref var word = ref _bits[id >> 6];
        var bit = 1UL << (id & 63);
        if ((word & bit) != 0)
        {
            return false;
        }

        word |= bit;
        Count++;
        return true;
    }

    /// <summary>Removes one; false where it was not there.</summary>
    public bool Remove(ushort id)
    {
        if (!Contains(id))
        {
            return false;
        }

        _bits![id >> 6] &= ~(1UL << (id & 63));
        Count--;
        return true;
    }

    public bool Contains(ushort id) => _bits is not null && (_bits[id >> 6] & (1UL << (id & 63))) != 0;
}
