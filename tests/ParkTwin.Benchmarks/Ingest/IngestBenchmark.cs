using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ParkTwin.Benchmarks.Ingest;

/// <summary>
/// The whole way, as processes: the load generator publishes single readings at QoS 1 to the real twin (acknowledged after the
/// fsync, then in the ledger) and, in the same run on the same cores, to Mosquitto with nobody listening and with one subscriber.
/// </summary>
internal sealed class IngestBenchmark : IBenchmark
{
    /// <inheritdoc/>
    public string Name => "ingest";

    /// <inheritdoc/>
    public string Measures => "QoS 1 readings/s, acknowledged and in the ledger, beside Mosquitto [--seconds 20] [--meters 1000] [--enterprises 50] [--batch 1]";

    /// <inheritdoc/>
    public async Task RunAsync(string[] args)
    {
        var options = Options.Parse(args);
        var work = Directory.CreateTempSubdirectory("parktwin-bench-").FullName;
        try
        {
            var registry = Path.Combine(work, "registry.json");
            await Programs.RunAsync(Programs.Simulators, "load", "--registry-out", registry, "--meters", options.Meters, "--enterprises", options.Enterprises);
            var twin = await TwinAsync(work, registry, options);
            Console.WriteLine($"ParkTwin   acknowledged {twin.Acknowledged,12:N0} /s   in the ledger {twin.InLedger,12:N0} /s   "
                + $"ack p50 {twin.P50Ms:F1} ms p99 {twin.P99Ms:F1} ms   twin CPU {twin.Cpu:F2} cores");
            if (Programs.Find("mosquitto") is not { } mosquitto)
            {
                Console.WriteLine("Mosquitto  skipped: not installed");
                return;
            }

            foreach (var subscribed in (bool[])[false, true])
            {
                var rate = await MosquittoAsync(work, mosquitto, registry, options, subscribed);
                var what = subscribed ? "relayed to one QoS 1 subscriber" : "nobody listening";
                Console.WriteLine($"Mosquitto  acknowledged {rate,12:N0} /s   {what,-32}   ParkTwin is {twin.InLedger / rate:F1}x");
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task<TwinRate> TwinAsync(string work, string registry, Options options)
    {
        await using var twin = await TwinProcess.StartAsync(work, registry);
        var cpu = twin.CpuTime;
        var watch = Stopwatch.StartNew();
        var load = await LoadAsync(twin.MqttPort, registry, options);
        var published = watch.Elapsed;
        await twin.SettledAsync(load.Acknowledged);
        var settled = watch.Elapsed;
        return new(
            load.PerSecond,
            load.Acknowledged / (load.Seconds + (settled - published).TotalSeconds),
            load.P50Ms,
            load.P99Ms,
            (twin.CpuTime - cpu).TotalSeconds / settled.TotalSeconds);
    }

    private static async Task<double> MosquittoAsync(string work, string mosquitto, string registry, Options options, bool subscribed)
    {
        await using var broker = await MosquittoProcess.StartAsync(work, mosquitto, subscribed);
        return (await LoadAsync(broker.Port, registry, options)).PerSecond;
    }

    private static async Task<LoadResult> LoadAsync(int port, string registry, Options options)
    {
        var output = await Programs.RunAsync(
            Programs.Simulators, "load", "--mqtt", $"127.0.0.1:{port}", "--registry", registry, "--connections", options.Connections,
            "--in-flight", options.InFlight, "--batch", options.Batch, "--seconds", options.Seconds, "--json");
        using var json = JsonDocument.Parse(output[output.IndexOf('{')..]);
        var root = json.RootElement;
        return new(
            root.GetProperty("acknowledged").GetInt64(),
            root.GetProperty("seconds").GetDouble(),
            root.GetProperty("readingsPerSecond").GetDouble(),
            root.GetProperty("ackP50Ms").GetDouble(),
            root.GetProperty("ackP99Ms").GetDouble());
    }

    private sealed record TwinRate(double Acknowledged, double InLedger, double P50Ms, double P99Ms, double Cpu);

    private sealed record LoadResult(long Acknowledged, double Seconds, double PerSecond, double P50Ms, double P99Ms);

    private sealed record Options(string Meters, string Enterprises, string Connections, string InFlight, string Batch, string Seconds)
    {
        public static Options Parse(string[] args)
        {
            string Value(string name, int otherwise)
            {
                var at = Array.IndexOf(args, name);
                return at >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise.ToString(CultureInfo.InvariantCulture);
            }

            return new(
                Value("--meters", 1000), Value("--enterprises", 50), Value("--connections", 2), Value("--in-flight", 20_000),
                Value("--batch", 1), Value("--seconds", 20));
        }
    }
}
