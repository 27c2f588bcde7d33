using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using ParkTwin.Mqtt.Codec;

namespace ParkTwin.Mqtt.Tests.Fakes;

/// <summary>One packet as a device sees it.</summary>
internal sealed record Packet(byte First, byte[] Body)
{
    public MqttPacketType Type => (MqttPacketType)(First >> 4);

    /// <summary>For packets that begin with one.</summary>
    public ushort Id => (ushort)((Body[0] << 8) | Body[1]);

    /// <summary>The reason code of an acknowledgement (5.0).</summary>
    public MqttReasonCode Code => Body.Length > 2 ? (MqttReasonCode)Body[2] : MqttReasonCode.Success;
}

/// <summary>A device at the other end of a pair of pipes: it sends bytes and reads packets.</summary>
internal sealed class Device : IAsyncDisposable
{
    /// <summary>How long a test waits for what has to come, in real time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Pipe _up;
    private readonly Pipe _down;
    private readonly Task _served;

    public Device(MqttEndpoint endpoint, MqttProtocolLevel level = MqttProtocolLevel.V5, int buffer = 65_536)
    {
        var options = new PipeOptions(pauseWriterThreshold: buffer, resumeWriterThreshold: buffer / 2, useSynchronizationContext: false);
        (_up, _down) = (new Pipe(options), new Pipe(options));
        Level = level;
        _served = endpoint.RunAsync(new End(_up.Reader, _down.Writer), null, null, Cut, CancellationToken.None);
    }

    public MqttProtocolLevel Level { get; }

    public bool IsV5 => Level == MqttProtocolLevel.V5;

    /// <summary>Whether the endpoint is done with it.</summary>
    public Task Served => _served;

    /// <summary>Connects; the CONNACK has to be a success.</summary>
    public static async Task<(Device Device, ConnackPacket Connack)> ConnectAsync(
        MqttEndpoint endpoint,
        string clientId = "m1",
        MqttProtocolLevel level = MqttProtocolLevel.V5,
        Action<ConnectPacket>? change = null,
        int buffer = 65_536)
    {
        var device = new Device(endpoint, level, buffer);
        var connack = await device.ConnectAsync(clientId, change);
        Assert.Equal(MqttReasonCode.Success, connack.ReasonCode);
        return (device, connack);
    }

    public async Task<ConnackPacket> ConnectAsync(string clientId, Action<ConnectPacket>? change = null)
    {
        var connect = new ConnectPacket { Level = (int)Level, ClientId = clientId, CleanStart = true };
        change?.Invoke(connect);
        await SendAsync(connect.Encode());
        return await ConnackAsync();
    }

    public async Task<ConnackPacket> ConnackAsync()
    {
        var packet = await ReadAsync();
        Assert.Equal(MqttPacketType.Connack, packet?.Type);
        Assert.Equal(MqttReasonCode.Success, ConnackPacket.Decode(packet!.Body, IsV5, out var connack));
        return connack;
    }

    public async Task SendAsync(params byte[][] packets)
    {
        foreach (var packet in packets)
        {
            await _up.Writer.WriteAsync(packet).AsTask().WaitAsync(Patience);
        }
    }

    /// <summary>Writes without waiting for the endpoint to read.</summary>
    public Task WriteAsync(byte[] packet) => _up.Writer.WriteAsync(packet).AsTask();

    public Task PublishAsync(
        string topic, string payload, MqttQos qos = MqttQos.AtLeastOnce, ushort id = 1, bool duplicate = false, bool retain = false) =>
        SendAsync(Publish(topic, payload, qos, id, duplicate, retain));

    public byte[] Publish(
        string topic, string payload, MqttQos qos = MqttQos.AtLeastOnce, ushort id = 1, bool duplicate = false, bool retain = false)
    {
        var (name, bytes) = (Encoding.UTF8.GetBytes(topic), Encoding.UTF8.GetBytes(payload));
        var packet = new byte[PublishPacket.Size(name.Length, bytes.Length, qos, IsV5)];
        PublishPacket.Encode(packet, name, bytes, new PublishFlags(qos, retain, duplicate), id, IsV5);
        return packet;
    }

    public Task SendAckAsync(MqttPacketType type, ushort id) =>
        SendAsync(new AckPacket(id, MqttReasonCode.Success, null).Encode(type, IsV5));

    public Task DisconnectAsync(MqttReasonCode code = MqttReasonCode.Success, uint? expiry = null) =>
        SendAsync(new DisconnectPacket(code) { SessionExpiry = expiry }.Encode(IsV5));

    /// <summary>The next packet; <c>null</c> when the endpoint has closed.</summary>
    public async Task<Packet?> ReadAsync()
    {
        while (true)
        {
            var result = await _down.Reader.ReadAsync().AsTask().WaitAsync(Patience);
            var buffer = result.Buffer;
            if (MqttFrame.Read(buffer, out var header, out var length) > 0 && buffer.Length >= header + length)
            {
                var packet = new Packet(buffer.FirstSpan[0], buffer.Slice(header, length).ToArray());
                _down.Reader.AdvanceTo(buffer.GetPosition(header + length));
                return packet;
            }

            _down.Reader.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
            {
                Assert.True(buffer.IsEmpty, "The endpoint closed within a packet.");
                return null;
            }
        }
    }

    public async Task<Packet> ReadAsync(MqttPacketType type)
    {
        var packet = await ReadAsync();
        Assert.NotNull(packet);
        Assert.Equal(type, packet.Type);
        return packet;
    }

    /// <summary>PINGREQ: the answer is the next packet, so nothing else was on its way.</summary>
    public async Task PingAsync()
    {
        await SendAsync(ControlPackets.Pingreq.ToArray());
        await ReadAsync(MqttPacketType.Pingresp);
    }

    /// <summary>The endpoint closes, with a DISCONNECT of this code (5.0) or without a word (3.1.1).</summary>
    public async Task AssertClosedAsync(MqttReasonCode code)
    {
        if (IsV5)
        {
            var packet = await ReadAsync(MqttPacketType.Disconnect);
            Assert.Equal(code, packet.Body.Length > 0 ? (MqttReasonCode)packet.Body[0] : MqttReasonCode.Success);
        }

        await HangUpAsync();
        Assert.Null(await ReadAsync());
        await _served.WaitAsync(Patience);
    }

    /// <summary>Closes the sending side without DISCONNECT.</summary>
    public async Task HangUpAsync() => await _up.Writer.CompleteAsync();

    public async ValueTask DisposeAsync()
    {
        await HangUpAsync();
        await _down.Reader.CompleteAsync();
        await _served.WaitAsync(Patience);
    }

    private void Cut()
    {
        _up.Writer.Complete(new IOException("cut"));
        _down.Reader.Complete(new IOException("cut"));
    }

    private sealed record End(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
