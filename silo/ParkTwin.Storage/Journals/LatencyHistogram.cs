using System.Numerics;

namespace ParkTwin.Storage.Journals;

/// <summary>
/// Latencies of the last one to two minutes in buckets an eighth of an octave wide, from 1 µs to over an hour. One writer;
/// readers may see a count that is being added to.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int Buckets = 33 * 8;
    private const double WindowSeconds = 60;
    private readonly TimeProvider _time;
    private long[] _present = new long[Buckets];
    private long[] _past = new long[Buckets];
    private long _windowStart;

    internal LatencyHistogram(TimeProvider time)
    {
        _time = time;
        _windowStart = time.GetTimestamp();
    }

    /// <summary>Adds the time from one timestamp to another.</summary>
    internal void Add(long from, long to)
    {
        if (_time.GetElapsedTime(_windowStart, to).TotalSeconds > WindowSeconds)
        {
            (_present, _past) = (_past, _present);
            Array.Clear(_present);
            _windowStart = to;
        }

        _present[Bucket(_time.GetElapsedTime(from, to))]++;
    }

    /// <summary>
    /// Upper edge of the bucket under which a share (0 to 1) of the latencies lie, in milliseconds; 0 when there are none.
    /// </summary>
    internal double Quantile(double share)
    {
        var (present, past) = (_present, _past);
        long total = 0;
        for (var i = 0; i < Buckets; i++)
        {
            total += present[i] + past[i];
        }

        var wanted = (long)Math.Ceiling(total * share);
        long seen = 0;
        for (var i = 0; i < Buckets && total > 0; i++)
        {
            seen += present[i] + past[i];
            if (seen >= wanted)
            {
                return UpperMicroseconds(i) / 1000.0;
            }
        }

        return 0;
    }

    private static int Bucket(TimeSpan latency)
    {
        var microseconds = (ulong)Math.Clamp(latency.TotalMicroseconds, 8, uint.MaxValue);
        var octave = BitOperations.Log2(microseconds);
        var eighth = (int)((microseconds >> (octave - 3)) & 7);
        return Math.Min((octave * 8) + eighth, Buckets - 1);
    }

    private static double UpperMicroseconds(int bucket) => Math.ScaleB(8 + (bucket % 8) + 1, (bucket / 8) - 3);
}
