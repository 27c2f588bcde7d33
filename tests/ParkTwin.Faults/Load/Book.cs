namespace ParkTwin.Faults.Load;

/// <summary>
/// What was sent and what was acknowledged, reading by reading. Kept by the load itself, apart from anything the twin says. A meter
/// belongs to one lane; it is read by others only while no lane runs.
/// </summary>
internal sealed class Book
{
    private readonly List<ulong>[] _acknowledged;
    private readonly int[] _sent;

    public Book(int meters)
    {
        _acknowledged = [.. Enumerable.Range(0, meters).Select(_ => new List<ulong>())];
        _sent = new int[meters];
    }

    public int Meters => _sent.Length;

    /// <summary>Different readings sent.</summary>
    public long Sent => _sent.Sum(one => (long)one);

    /// <summary>Different readings acknowledged.</summary>
    public long Acknowledged => _acknowledged.Sum(words => words.Sum(word => (long)ulong.PopCount(word)));

    /// <summary>Readings sent of a meter: the nth of them has number n.</summary>
    public int SentOf(int meter) => _sent[meter];

    /// <summary>Takes the numbers of the next readings of a meter.</summary>
    /// <returns>The first.</returns>
    public int Take(int meter, int count)
    {
        var first = _sent[meter];
        _sent[meter] = first + count;
        return first;
    }

    /// <summary>A PUBACK came for these.</summary>
    public void Acknowledge(int meter, int first, int count)
    {
        var words = _acknowledged[meter];
        for (var nth = first; nth < first + count; nth++)
        {
            while (words.Count <= nth >> 6)
            {
                words.Add(0);
            }

            words[nth >> 6] |= 1UL << (nth & 63);
        }
    }

    public bool IsAcknowledged(int meter, int nth)
    {
        var words = _acknowledged[meter];
        return words.Count > nth >> 6 && (words[nth >> 6] & (1UL << (nth & 63))) != 0;
    }

    /// <summary>Number of the first reading of a meter that is not acknowledged; that of the next one where all are.</summary>
    public int FirstOpen(int meter)
    {
        var words = _acknowledged[meter];
        var at = 0;
        while (at < words.Count && words[at] == ulong.MaxValue)
        {
            at++;
        }

        var nth = at < words.Count ? (at << 6) + int.CreateChecked(ulong.TrailingZeroCount(~words[at])) : at << 6;
        return Math.Min(nth, _sent[meter]);
    }

    /// <summary>Readings of a meter that were sent and not acknowledged, from a number on, in order.</summary>
    public IEnumerable<int> Open(int meter)
    {
        for (var nth = FirstOpen(meter); nth < _sent[meter]; nth++)
        {
            if (!IsAcknowledged(meter, nth))
            {
                yield return nth;
            }
        }
    }
}
