using System.Diagnostics;
using System.Globalization;
using System.Text;
using ParkTwin.Payloads;

namespace ParkTwin.Benchmarks.Payloads;

/// <summary>Nanoseconds and bytes allocated per reading, by form of payload.</summary>
public sealed class PayloadBenchmark : IBenchmark
{
    private const int Rounds = 5;

    /// <inheritdoc/>
    public string Name => "payloads";

    /// <inheritdoc/>
    public string Measures => "ns and bytes per reading for the forms of the native payload";

    /// <inheritdoc/>
    public Task RunAsync(string[] arguments)
    {
        const string Canonical = """{"t":"2026-11-20T08:00:00+08:00","v":12345.67}""";
        Measure("object, ISO time", Canonical, 4_000_000);
        Measure("object, Unix ms", """{"t":1767204000000,"v":12345.67}""", 4_000_000);
        Measure("object, spaces and text value", """{"t": "2026-11-20T08:00:00Z", "v": "12345.67"}""", 4_000_000);
        Measure("array of 100", "[" + string.Join(',', Enumerable.Repeat(Canonical, 100)) + "]", 40_000);
        Measure("object with q, u, r", """{"t":1767204000000,"v":12345.67,"q":"good","u":"kWh","r":1}""", 1_000_000);
        Measure("other key order", """{"v":12345.67,"t":"2026-11-20T08:00:00+08:00"}""", 1_000_000);
        Measure("bad time", """{"t":"2026-11-20T08:00:00","v":12345.67}""", 1_000_000);
        Measure("not JSON", "not json", 100_000);
        return Task.CompletedTask;
    }

    private static void Measure(string form, string payload, int times)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        var readings = Run(bytes, times / 10);
        var best = double.MaxValue;
        long allocated = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            readings = Run(bytes, times);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / readings);
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / readings;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{form,-32} {best,8:F1} ns {allocated,6} B"));
    }

    private static long Run(ReadOnlySpan<byte> payload, int times)
    {
        long readings = 0;
        for (var i = 0; i < times; i++)
        {
            var json = new NativeJsonReader(payload);
            while (json.Read(out _))
            {
                readings++;
            }
        }

        return readings;
    }
}
