using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using ParkTwin.Domain;

namespace ParkTwin.Ingest.Meters;

/// <summary>
/// Meters by the bytes of <c>park/meter</c>, as they stand in a topic: no string is made on the way. Immutable; a change of the
/// registry replaces the whole. Open addressing at half load; one probe touches one cache line of the table and one of the keys.
/// </summary>
internal sealed class MeterDirectory
{
    private readonly Slot[] _slots;
    private readonly byte[] _keys;
    private readonly DirectoryEntry[] _entries;
    private readonly Dictionary<string, MeterSet> _parks;

    /// <summary>A directory of these meters; pairs of park and meter differ.</summary>
    public MeterDirectory(IEnumerable<(ParkId Park, MeterDefinition Meter, uint Number)> meters)
    {
        var list = meters.ToList();
        _parks = list.GroupBy(m => m.Park.Value, m => m.Number, StringComparer.Ordinal)
            .ToDictionary(park => park.Key, park => new MeterSet([.. park]), StringComparer.Ordinal);
        _entries = [.. list.Select(m => new DirectoryEntry(m.Number, UnitNow(m.Meter), AmountBounds.Greatest(m.Meter)))];
        var texts = list.ConvertAll(m => Encoding.ASCII.GetBytes($"{m.Park.Value}/{m.Meter.Id.Value}"));
        _keys = new byte[texts.Sum(t => t.Length)];
        _slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, list.Count * 2))];
        var offset = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            texts[i].CopyTo(_keys, offset);
            Add(Hash(texts[i]), offset, texts[i].Length, i);
            offset += texts[i].Length;
        }
    }

    /// <summary>A directory without a meter.</summary>
    public static MeterDirectory Empty { get; } = new([]);

    /// <summary>Finds a meter; <paramref name="key"/> is <c>park/meter</c>.</summary>
    public bool TryFind(ReadOnlySpan<byte> key, out DirectoryEntry entry)
    {
        var hash = Hash(key);
        var mask = _slots.Length - 1;
        for (var at = (int)(hash & (uint)mask); ; at = (at + 1) & mask)
        {
            ref readonly var slot = ref _slots[at];
            if (slot.Length == 0)
            {
                entry = default;
                return false;
            }

            if (slot.Hash == hash && slot.Length == key.Length && key.SequenceEqual(_keys.AsSpan(slot.Offset, slot.Length)))
            {
                entry = _entries[slot.Entry];
                return true;
            }
        }
    }

    /// <summary>True when the registry has a park of this name with at least one meter.</summary>
    public bool HasPark(string park) => _parks.ContainsKey(park);

    /// <summary>All meters of a park.</summary>
    public MeterSet OfPark(string park) => _parks.GetValueOrDefault(park, MeterSet.None);

    private static MeterUnit UnitNow(MeterDefinition meter) => meter.Events.LastOrDefault(e => e.Unit is not null)?.Unit ?? meter.Unit;

    private static uint Hash(ReadOnlySpan<byte> key)
    {
        unchecked
        {
            var hash = 0x9E3779B97F4A7C15ul ^ (uint)key.Length;
            while (key.Length >= 8)
            {
                hash = (hash ^ MemoryMarshal.Read<ulong>(key)) * 0xFF51AFD7ED558CCDul;
                hash ^= hash >> 32;
                key = key[8..];
            }

            var rest = 0ul;
            for (var i = 0; i < key.Length; i++)
            {
                rest |= (ulong)key[i] << (8 * i);
            }

            hash = (hash ^ rest) * 0xC4CEB9FE1A85EC53ul;
            return (uint)(hash ^ (hash >> 33));
        }
    }

    private void Add(uint hash, int offset, int length, int entry)
    {
        var mask = _slots.Length - 1;
        var at = (int)(hash & (uint)mask);
        while (_slots[at].Length != 0)
        {
            at = (at + 1) & mask;
        }

        _slots[at] = new(hash, offset, length, entry);
    }

    private readonly record struct Slot(uint Hash, int Offset, int Length, int Entry);
}
