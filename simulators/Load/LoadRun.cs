using System.Diagnostics;

namespace ParkTwin.Simulators.Load;

/// <summary>Drives the lanes of a load and counts, once a second.</summary>
internal static class LoadRun
{
    /// <summary>Runs a load to its end.</summary>
    /// <param name="options">What to send.</param>
    /// <param name="eachSecond">Told the readings acknowledged in the last second.</param>
    /// <param name="cancellationToken">Ends it early; what is in flight is still waited for.</param>
    /// <exception cref="IOException">The endpoint refused a connection.</exception>
    public static LoadReport Run(LoadOptions options, Action<long>? eachSecond, CancellationToken cancellationToken)
    {
        var lanes = new List<LoadLane>();
        try
        {
            for (var i = 0; i < options.Connections; i++)
            {
                lanes.Add(new LoadLane(options, i));
            }

            return Run(options, lanes, eachSecond, cancellationToken);
        }
        finally
        {
            lanes.ForEach(lane => lane.Dispose());
        }
    }

    /// <summary>Nanoseconds that this machine needs to encode one message, nothing sent.</summary>
    public static double MeasureEncoding(LoadOptions options, TimeSpan duration)
    {
        var packets = new LoadPackets(options.Topics, options.Batch, options.StartMs, options.IntervalMs);
        var buffer = new byte[Math.Max(256 * 1024, packets.LongestPacket)];
        var messages = 0L;
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            for (var at = 0; at + packets.LongestPacket <= buffer.Length; messages++)
            {
                at += packets.Next(buffer.AsSpan(at), (ushort)((messages % 65_535) + 1));
            }
        }

        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / messages;
    }

    private static LoadReport Run(
        LoadOptions options, List<LoadLane> lanes, Action<long>? eachSecond, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var until = started + (long)(options.Seconds * Stopwatch.Frequency);
        var threads = lanes.ConvertAll(lane => new Thread(() => lane.Run(until, cancellationToken)) { IsBackground = true });
        threads.ForEach(thread => thread.Start());
        var perSecond = new List<long>();
        var before = 0L;
        while (threads.Exists(thread => thread.IsAlive))
        {
            Wait(threads, started + ((perSecond.Count + 1) * Stopwatch.Frequency));
            var acknowledged = Readings(options, lanes);
            if (Stopwatch.GetElapsedTime(started).TotalSeconds >= perSecond.Count + 1)
            {
                perSecond.Add(acknowledged - before);
                eachSecond?.Invoke(acknowledged - before);
                before = acknowledged;
            }
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var total = Readings(options, lanes);

        var latency = new LatencyHistogram();
        lanes.ForEach(lane => latency.Add(lane.Latency));
        return new LoadReport(
            options.Connections, options.Topics.Count, options.Batch, options.InFlight, seconds,
            lanes.Sum(lane => lane.Sent) * options.Batch,
            total, total / (options.Batch * seconds), total / seconds, perSecond,
            latency.Quantile(0.5), latency.Quantile(0.99), latency.Quantile(1), lanes.Sum(lane => lane.OutOfOrder),
            [.. lanes.Select((lane, i) => lane.Failure is { } why ? $"connection {i}: {why}" : null).OfType<string>()]);
    }

    private static long Readings(LoadOptions options, List<LoadLane> lanes) =>
        lanes.Sum(lane => lane.Acknowledged) * options.Batch;

    /// <summary>Waits until a timestamp or until every thread has ended.</summary>
    private static void Wait(List<Thread> threads, long until)
    {
        foreach (var thread in threads)
        {
            var left = (until - Stopwatch.GetTimestamp()) * 1000.0 / Stopwatch.Frequency;
            if (left > 0)
            {
                thread.Join((int)Math.Ceiling(left));
            }
        }
    }
}
