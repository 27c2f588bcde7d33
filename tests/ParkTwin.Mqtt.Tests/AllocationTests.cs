using System.IO.Pipelines;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ParkTwin.Mqtt.Codec;
using ParkTwin.Mqtt.Endpoint;
using ParkTwin.Mqtt.Tests.Fakes;

namespace ParkTwin.Mqtt.Tests;

/// <summary>The hot path, with everything on the test's own thread so that its allocations can be counted.</summary>
public sealed class AllocationTests
{
    private const int Messages = 800;

    /// <summary>A wake-up for a chunk costs some hundred bytes where async methods are compiled for debugging; an object costs 24.</summary>
    private const int BytesPerChunk = 2 * Messages;

    [Theory]
    [InlineData(MqttProtocolLevel.V311, MqttQos.AtMostOnce)]
    [InlineData(MqttProtocolLevel.V311, MqttQos.AtLeastOnce)]
    [InlineData(MqttProtocolLevel.V5, MqttQos.AtLeastOnce)]
    public async Task A_message_allocates_nothing(MqttProtocolLevel level, MqttQos qos)
    {
        var gateway = new CountingGateway();
        await using var endpoint = new MqttEndpoint(
            gateway,
            Options.Create(new MqttEndpointOptions { Scheduler = PipeScheduler.Inline }),
            TimeProvider.System,
            NullLogger<MqttEndpoint>.Instance);
        var inline = new PipeOptions(
            new ReceivePool(), PipeScheduler.Inline, PipeScheduler.Inline, 0, 0, ReceivePool.BlockSize, useSynchronizationContext: false);
        var (up, down) = (new Pipe(inline), new Pipe(inline));
        var served = endpoint.RunAsync(new Ends(up.Reader, down.Writer), null, null, static () => { }, CancellationToken.None);
        Write(up.Writer, new ConnectPacket { Level = (int)level, ClientId = "m1", CleanStart = true }.Encode());
        var chunk = Chunk(level, qos);
        for (var i = 0; i < 50; i++)
        {
            Write(up.Writer, chunk);
            Drain(down.Reader);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Write(up.Writer, chunk);
            Drain(down.Reader);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(150 * Messages, gateway.Received);
        Assert.Equal(qos == MqttQos.AtMostOnce ? 0 : 150 * Messages, endpoint.Statistics.AcknowledgementsSent);
        Assert.True(allocated < 100 * BytesPerChunk, $"{allocated} bytes for {100 * Messages} messages.");
        await up.Writer.CompleteAsync();
        await served.WaitAsync(Device.Patience, TestContext.Current.CancellationToken);
    }

    private static byte[] Chunk(MqttProtocolLevel level, MqttQos qos)
    {
        var chunk = new List<byte>();
        for (ushort id = 1; id <= Messages; id++)
        {
            var (topic, payload) = ("parktwin/v1/park/meter/reading"u8.ToArray(), "{\"t\":1767204000000,\"v\":1.5}"u8.ToArray());
            var v5 = level == MqttProtocolLevel.V5;
            var packet = new byte[PublishPacket.Size(topic.Length, payload.Length, qos, v5)];
            PublishPacket.Encode(packet, topic, payload, new PublishFlags(qos, false, false), id, v5);
            chunk.AddRange(packet);
        }

        return [.. chunk];
    }

    private static void Write(PipeWriter writer, byte[] bytes)
    {
        var flushed = writer.WriteAsync(bytes);
        Assert.True(flushed.IsCompletedSuccessfully, "The endpoint does not run on the writer's thread.");
    }

    private static void Drain(PipeReader reader)
    {
        while (reader.TryRead(out var result))
        {
            reader.AdvanceTo(result.Buffer.End);
        }
    }

    private sealed record Ends(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    private sealed class CountingGateway : IDeviceGateway, ICommitFeed, IPublishReceiver, IDisposable
    {
        public int Received { get; private set; }

        public ICommitFeed Commits => this;

        public long Committed => 0;

        public IDisposable Subscribe(ICommitListener listener) => this;

        public ValueTask<ConnectDecision> ConnectAsync(ConnectRequest request, CancellationToken cancellationToken) =>
            new(ConnectDecision.Accept());

        public IPublishReceiver Open(DeviceSession session) => this;

        public void Offline(DeviceSession session, OfflineReason reason, MqttWill? will)
        {
            // Nobody asks.
        }

        public MqttReasonCode Subscribe(DeviceSession session, ReadOnlySpan<byte> topicFilter, MqttQos requested) =>
            MqttReasonCode.NotAuthorized;

        public MqttReasonCode Receive(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, in PublishFlags flags)
        {
            Received++;
            return MqttReasonCode.Success;
        }

        public long Submit() => 0;

        public ValueTask ReadyAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
