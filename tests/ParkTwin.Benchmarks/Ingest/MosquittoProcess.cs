using System.Diagnostics;

namespace ParkTwin.Benchmarks.Ingest;

/// <summary>A Mosquitto broker without limits, and one QoS 1 subscriber if wanted.</summary>
internal sealed class MosquittoProcess : IAsyncDisposable
{
    private readonly List<Process> _processes = [];

    /// <summary>Where it listens.</summary>
    public int Port { get; private init; }

    /// <summary>Starts it.</summary>
    public static async Task<MosquittoProcess> StartAsync(string work, string mosquitto, bool subscribed)
    {
        var broker = new MosquittoProcess { Port = Programs.FreePort() };
        var config = Path.Combine(work, "mosquitto.conf");
        await File.WriteAllTextAsync(
            config,
            $"listener {broker.Port} 127.0.0.1\nallow_anonymous true\nmax_inflight_messages 0\nmax_queued_messages 0\nset_tcp_nodelay true\n");
        broker.Begin(mosquitto, ["-c", config]);
        await Task.Delay(500);
        if (subscribed)
        {
            var sub = Programs.Find("mosquitto_sub") ?? throw new InvalidOperationException("mosquitto_sub is not installed.");
            broker.Begin("/bin/sh", ["-c", $"exec {sub} -h 127.0.0.1 -p {broker.Port} -q 1 -V 5 -t '#' -F '' > /dev/null"]);
            await Task.Delay(500);
        }

        return broker;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private void Begin(string program, string[] args)
    {
        var process = Programs.Start(program, args);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _processes.Add(process);
    }
}
