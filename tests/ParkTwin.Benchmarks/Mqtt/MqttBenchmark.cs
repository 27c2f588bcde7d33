using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ParkTwin.Mqtt;

namespace ParkTwin.Benchmarks.Mqtt;

/// <summary>
/// The device endpoint alone: QoS 1 messages acknowledged per second over a gateway that keeps nothing. First over pipes, which is the
/// endpoint's own cost; then over sockets with the publisher on the same cores, committed at once and every millisecond.
/// </summary>
internal sealed class MqttBenchmark : IBenchmark
{
    private const int Connections = 2;
    private const int InFlight = 20_000;
    private static readonly byte[] Topic = "parktwin/v1/qsh/m1234/reading"u8.ToArray();
    private static readonly byte[] Payload = "{\"t\":1763712000000,\"v\":12345.67}"u8.ToArray();

    /// <inheritdoc/>
    public string Name => "mqtt";

    /// <inheritdoc/>
    public string Measures => "QoS 1 acknowledgements/s of the endpoint without journal and ledger [SECONDS, default 5]";

    /// <inheritdoc/>
    public async Task RunAsync(string[] arguments)
    {
        var span = TimeSpan.FromSeconds(arguments.Length > 0 ? double.Parse(arguments[0], CultureInfo.InvariantCulture) : 5);
        await PipesAsync(span);
        foreach (var level in (MqttProtocolLevel[])[MqttProtocolLevel.V311, MqttProtocolLevel.V5])
        {
            await SocketsAsync(span, level, everyMillisecond: false);
            await SocketsAsync(span, level, everyMillisecond: true);
        }
    }

    /// <summary>One connection over pipes: what the endpoint itself costs per message.</summary>
    private static async Task PipesAsync(TimeSpan span)
    {
        var gateway = new NullGateway(everyMillisecond: false);
        await using var endpoint = new MqttEndpoint(
            gateway, Options.Create(new MqttEndpointOptions()), TimeProvider.System, NullLogger<MqttEndpoint>.Instance);
        var (up, down) = (new Pipe(), new Pipe());
        var served = endpoint.RunAsync(new Ends(up.Reader, down.Writer), null, null, () => up.Writer.Complete(), CancellationToken.None);
        await up.Writer.WriteAsync(Convert.FromHexString("100E00044D515454040200000002" + "6D31"));
        var chunk = Chunk(500);
        var drained = DrainAsync(down.Reader);
        var meter = new Meter(() => endpoint.Statistics.AcknowledgementsSent);
        while (meter.Elapsed < span)
        {
            await up.Writer.WriteAsync(chunk);
        }

        meter.Print("pipes, one connection, 3.1.1");
        await up.Writer.CompleteAsync();
        await served;
        await drained;
    }

    private static async Task SocketsAsync(TimeSpan span, MqttProtocolLevel level, bool everyMillisecond)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IDeviceGateway>(new NullGateway(everyMillisecond));
        builder.Services.AddMqttEndpoint();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.ListenMqtt(new IPEndPoint(IPAddress.Loopback, 0)));
        await using var app = builder.Build();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var options = new MqttClientOptions
        {
            Server = new MqttServerAddress { Host = "127.0.0.1", Port = new Uri(address).Port },
            Window = InFlight,
            ProtocolLevel = level,
        };
        using var stop = new CancellationTokenSource();
        var publishers = new MqttPublisher[Connections];
        for (var i = 0; i < Connections; i++)
        {
            publishers[i] = await MqttPublisher.ConnectAsync(options);
        }

        var running = publishers.Select(publisher => PublishAsync(publisher, stop.Token)).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(1));
        var meter = new Meter(() => publishers.Sum(p => p.Acknowledged));
        await Task.Delay(span);
        meter.Print($"sockets, {Connections} x {InFlight} in flight, {level}, commit {(everyMillisecond ? "every ms" : "at once")}");
        await stop.CancelAsync();
        await Task.WhenAll(running);
        foreach (var publisher in publishers)
        {
            await publisher.DisposeAsync();
        }

        await app.StopAsync();
    }

    private static async Task PublishAsync(MqttPublisher publisher, CancellationToken stop)
    {
        await Task.Yield();
        while (!stop.IsCancellationRequested)
        {
            var written = 0;
            while (written < 2_000 && publisher.TryPublish(Topic, Payload))
            {
                written++;
            }

            await publisher.FlushAsync(CancellationToken.None);
            if (written < 2_000)
            {
                await publisher.WaitForRoomAsync(2_000, CancellationToken.None);
            }
        }

        await publisher.WhenAcknowledgedAsync(CancellationToken.None);
    }

    private static async Task DrainAsync(PipeReader reader)
    {
        while (true)
        {
            var result = await reader.ReadAsync();
            reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                return;
            }
        }
    }

    private static byte[] Chunk(int messages)
    {
        var chunk = new List<byte>();
        for (var id = 1; id <= messages; id++)
        {
            var length = 2 + Topic.Length + 2 + Payload.Length;
            chunk.AddRange([0x32, (byte)length, 0, (byte)Topic.Length, .. Topic, (byte)(id >> 8), (byte)id, .. Payload]);
        }

        return [.. chunk];
    }

    private sealed record Ends(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Rate, allocation and processor time between its making and its printing.</summary>
    private sealed class Meter(Func<long> count)
    {
        private readonly long _first = count();
        private readonly long _allocated = GC.GetTotalAllocatedBytes(precise: true);
        private readonly TimeSpan _cpu = Environment.CpuUsage.TotalTime;
        private readonly long _start = Stopwatch.GetTimestamp();

        public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

        public void Print(string what)
        {
            var messages = count() - _first;
            var (seconds, cpu) = (Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - _cpu).TotalSeconds);
            var allocated = GC.GetTotalAllocatedBytes(precise: true) - _allocated;
            Console.WriteLine($"{what,-58} {messages / seconds,12:N0} /s   {cpu * 1e9 / messages,6:F0} ns CPU   "
                + $"{allocated / (double)messages,6:F3} B each   {cpu / seconds:F2} cores");
        }
    }
}
