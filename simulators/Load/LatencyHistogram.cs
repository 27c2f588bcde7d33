using System.Numerics;

namespace ParkTwin.Simulators.Load;

/// <summary>Counts of durations in buckets 3 % wide, 1 µs to hours; adding costs a few nanoseconds and no memory.</summary>
internal sealed class LatencyHistogram
{
    private const int Sub = 32;
    private readonly long[] _counts = new long[40 * Sub];

    /// <summary>Durations counted.</summary>
    public long Count { get; private set; }

    /// <summary>Counts a duration.</summary>
    public void Add(double microseconds)
    {
        var value = (ulong)Math.Max(1, microseconds * Sub);
        var power = BitOperations.Log2(value);
        var index = power <= 5 ? (int)value : ((power - 5) * Sub) + (int)(value >> (power - 5));
        _counts[Math.Min(index, _counts.Length - 1)]++;
        Count++;
    }

    /// <summary>Adds another's counts.</summary>
    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
    }

    /// <summary>The duration that a share of all does not exceed, ms; null without any.</summary>
    public double? Quantile(double share)
    {
        var rank = (long)Math.Ceiling(share * Count);
        for (var i = 0; i < _counts.Length && Count > 0; i++)
        {
            rank -= _counts[i];
            if (rank <= 0)
            {
                return Upper(i) / 1_000;
            }
        }

        return null;
    }

    private static double Upper(int index)
    {
        var power = index < 2 * Sub ? 0 : (index / Sub) - 1;
        var mantissa = index - (power * Sub);
        return (mantissa + 1) * Math.Pow(2, power) / Sub;
    }
}
