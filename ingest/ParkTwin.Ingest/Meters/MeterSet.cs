using System.Numerics;

namespace ParkTwin.Ingest.Meters;

/// <summary>
/// Some meters by their numbers; asked for every PUBLISH. Immutable. Bits where the numbers lie close together, else a table of open
/// addressing at most half full: either way one look into memory that a connection keeps in its cache.
/// </summary>
internal sealed class MeterSet
{
    private const int WorthBits = 64;
    private readonly uint _first;
    private readonly ulong[] _bits = [];
    private readonly ulong[] _slots = [];
    private readonly int _shift;

    /// <summary>A set of these numbers.</summary>
    public MeterSet(IReadOnlyCollection<uint> numbers)
    {
        if (numbers.Count == 0)
        {
            return;
        }

        _first = numbers.Min();
        var span = (long)numbers.Max() - _first + 1;
        if (span <= (long)numbers.Count * WorthBits)
        {
            _bits = new ulong[(span + 63) / 64];
            foreach (var number in numbers)
            {
                _bits[(number - _first) >> 6] |= 1ul << (int)((number - _first) & 63);
            }

            return;
        }

        _slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, numbers.Count * 2))];
        _shift = 32 - BitOperations.Log2((uint)_slots.Length);
        foreach (var number in numbers)
        {
            var at = Place(number);
            while (_slots[at] != 0 && _slots[at] != number + 1ul)
            {
                at = (at + 1) & (_slots.Length - 1);
            }

            _slots[at] = number + 1ul;
        }
    }

    /// <summary>No meter.</summary>
    public static MeterSet None { get; } = new([]);

    /// <summary>Whether a meter is in it.</summary>
    public bool Contains(uint number)
    {
        if (_bits.Length > 0)
        {
            var at = unchecked(number - _first);
            return at >> 6 < (uint)_bits.Length && (_bits[at >> 6] >> (int)(at & 63) & 1) != 0;
        }

        return _slots.Length > 0 && Probe(number);
    }

    private bool Probe(uint number)
    {
        for (var at = Place(number); _slots[at] != 0; at = (at + 1) & (_slots.Length - 1))
        {
            if (_slots[at] == number + 1ul)
            {
                return true;
            }
        }

        return false;
    }

    private int Place(uint number) => (int)(unchecked(number * 0x9E3779B1u) >> _shift);
}
