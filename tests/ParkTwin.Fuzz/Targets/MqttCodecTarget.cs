using System.Buffers;
using ParkTwin.Fuzz.Engine;
using ParkTwin.Mqtt;
using ParkTwin.Mqtt.Codec;

namespace ParkTwin.Fuzz.Targets;

/// <summary>
/// Every packet type in both versions as pure decoding. The first byte of an input says the version, packets follow. What is decoded is
/// written and decoded again, and must be the same; the length of a frame is judged by a slow, obvious reader as well.
/// </summary>
internal sealed class MqttCodecTarget : FuzzTarget
{
    private const int MostPackets = 64;
    private readonly byte[] _again = new byte[80_000];
    private MqttGrammar? _grammar;

    public override string Name => "mqtt-codec";

    public override double Share => 0.4;

    public override IReadOnlyList<byte[]> Words { get; } =
        ["MQTT"u8.ToArray(), "MQIsdp"u8.ToArray(), [0, 4], [0xFF, 0xFF, 0xFF, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF], [0x80, 0x00], [0xED, 0xA0, 0x80], [0xC0, 0x80]];

    public override IEnumerable<byte[]> Seeds() => [[0, 0xC0, 0], [1, 0xC0, 0]];

    public override bool TryGenerate(FuzzRandom random, InputBuffer into)
    {
        _grammar ??= new MqttGrammar(random);
        var v5 = random.OneIn(2);
        into.Add((byte)(v5 ? 1 : 0));
        for (var left = 1 + random.Next(3); left > 0; left--)
        {
            _grammar.Packet(into, v5);
        }

        return true;
    }

    public override void Run(ReadOnlySpan<byte> input, ref Outcome outcome)
    {
        if (input.IsEmpty)
        {
            return;
        }

        var v5 = (input[0] & 1) != 0;
        var rest = input[1..];
        for (var packets = 0; rest.Length >= 2 && packets < MostPackets; packets++)
        {
            var size = MqttFrame.ReadVariable(rest[1..], out var length);
            CheckFrame(rest, size, length);
            outcome.Add(Math.Sign(size));
            var header = 1 + Math.Max(0, size);
            var body = size <= 0 || length > rest.Length - header ? rest[header..] : rest.Slice(header, length);
            outcome.Add(ControlPackets.FlagsValid(rest[0]) ? 1 : 0);
            Decode(rest[0], body, v5, ref outcome);
            rest = rest[(header + body.Length)..];
        }
    }

    /// <summary>Remaining length by the words of the standard (§2.1.4), and the same over two segments.</summary>
    private static void CheckFrame(ReadOnlySpan<byte> packet, int size, int length)
    {
        long value = 0;
        var bytes = 0;
        var state = 0;
        for (var i = 1; state == 0 && i < packet.Length && i <= 4; i++)
        {
            value += (packet[i] & 127) * (long)Math.Pow(128, i - 1);
            bytes++;
            state = packet[i] < 128 ? 1 : i == 4 ? -1 : 0;
        }

        var shortest = bytes == 1 || value >= (long)Math.Pow(128, bytes - 1);
        var expected = state == 1 ? shortest ? bytes : -1 : state;
        if (expected != size || (size > 0 && value != length))
        {
            throw new FuzzViolationException($"A remaining length is read as {length} in {size} bytes; it is {value} in {expected}.");
        }
    }

    private void Decode(byte first, ReadOnlySpan<byte> body, bool v5, ref Outcome outcome)
    {
        var type = (MqttPacketType)(first >> 4);
        outcome.Add(first);
        switch (type)
        {
            case MqttPacketType.Connect:
                Connect(body, ref outcome);
                break;
            case MqttPacketType.Connack:
                var connack = ConnackPacket.Decode(body, v5, out var answer);
                outcome.Add((long)connack);
                Same(connack, () => answer.Encode(v5), b => (ConnackPacket.Decode(b, v5, out var p), () => p.Encode(v5)));
                break;
            case MqttPacketType.Publish:
                Publish(first, body, v5, ref outcome);
                break;
            case MqttPacketType.Puback or MqttPacketType.Pubrec or MqttPacketType.Pubrel or MqttPacketType.Pubcomp:
                var ack = AckPacket.Decode(type, body, v5, out var acked);
                outcome.Add((long)ack);
                Same(ack, () => acked.Encode(type, v5), b => (AckPacket.Decode(type, b, v5, out var p), () => p.Encode(type, v5)));
                break;
            case MqttPacketType.Subscribe or MqttPacketType.Unsubscribe:
                Subscribe(type, body, v5, ref outcome);
                break;
            case MqttPacketType.Suback or MqttPacketType.Unsuback:
                var suback = SubackPacket.Decode(type, body, v5, out var granted);
                outcome.Add((long)suback);
                outcome.AddMagnitude(granted.ReasonCodes.Count);
                break;
            case MqttPacketType.Disconnect:
                var end = DisconnectPacket.Decode(body, v5, out var farewell);
                outcome.Add((long)end);
                Same(end, () => farewell.Encode(v5), b => (DisconnectPacket.Decode(b, v5, out var p), () => p.Encode(v5)));
                break;
            default:
                break;
        }
    }

    private static void Connect(ReadOnlySpan<byte> body, ref Outcome outcome)
    {
        var fault = ConnectPacket.Decode(body, out var packet);
        outcome.Add((long)fault);
        if (packet is null)
        {
            return;
        }

        outcome.Add(packet.Level);
        outcome.Add((packet.Will is null ? 0 : 1) | (packet.UserName is null ? 0 : 2) | (packet.Password is null ? 0 : 4));
        outcome.Add((packet.SessionExpiry != 0 ? 1 : 0) | (packet.MaximumPacketSize != uint.MaxValue ? 2 : 0) | (packet.AuthenticationMethod is null ? 0 : 4));
        Same(fault, packet.Encode, b => (ConnectPacket.Decode(b, out var p), p!.Encode));
    }

    private static void Subscribe(MqttPacketType type, ReadOnlySpan<byte> body, bool v5, ref Outcome outcome)
    {
        var fault = SubscribePacket.Decode(type, body, v5, out var packet);
        outcome.Add((long)fault);
        outcome.AddMagnitude(packet.Requests.Count);
        foreach (var request in packet.Requests)
        {
            var isFilter = MqttText.IsTopicFilter(request.Filter);
            outcome.Add(isFilter ? 1 : 0);
            if (isFilter && MqttText.IsShared(request.Filter))
            {
                outcome.Add(MqttText.IsSharedWellFormed(request.Filter) ? 3 : 2);
            }
        }

        Same(fault, () => packet.Encode(type, v5), b => (SubscribePacket.Decode(type, b, v5, out var p), () => p.Encode(type, v5)));
    }

    private void Publish(byte first, ReadOnlySpan<byte> body, bool v5, ref Outcome outcome)
    {
        var fault = PublishPacket.Decode(first, body, v5, out var packet);
        outcome.Add((long)fault);
        if (fault != MqttReasonCode.Success)
        {
            return;
        }

        outcome.Add((int)packet.Qos | (packet.TopicAlias == 0 ? 0 : 4) | (packet.HasSubscriptionIdentifier ? 8 : 0));
        outcome.AddMagnitude(packet.Payload.Length);
        if (packet.Topic.Length + packet.Payload.Length + (v5 ? 3 : 2) > body.Length)
        {
            throw new FuzzViolationException("Topic and payload of a PUBLISH are longer than it is.");
        }

        if (packet.Topic.IsEmpty)
        {
            return;
        }

        var flags = new PublishFlags(packet.Qos, packet.Retain, packet.Duplicate);
        var length = PublishPacket.Encode(_again, packet.Topic, packet.Payload, flags, packet.PacketId, v5);
        var size = MqttFrame.ReadVariable(_again.AsSpan(1), out var remaining);
        if (length != PublishPacket.Size(packet.Topic.Length, packet.Payload.Length, packet.Qos, v5) || length != 1 + size + remaining
            || PublishPacket.Decode(_again[0], _again.AsSpan(1 + size, remaining), v5, out var again) != MqttReasonCode.Success
            || !again.Topic.SequenceEqual(packet.Topic) || !again.Payload.SequenceEqual(packet.Payload) || again.PacketId != packet.PacketId)
        {
            throw new FuzzViolationException("A PUBLISH written and read again is another one.");
        }
    }

    /// <summary>A packet that was accepted, written, read and written again gives the same bytes.</summary>
    private static void Same(
        MqttReasonCode fault, Func<byte[]> encode, Func<byte[], (MqttReasonCode Fault, Func<byte[]> Encode)> decode)
    {
        if (fault != MqttReasonCode.Success)
        {
            return;
        }

        var first = encode();
        var frame = new ReadOnlySequence<byte>(first);
        if (MqttFrame.Read(frame, out var header, out var length) != 1 || header + length != first.Length)
        {
            throw new FuzzViolationException("The frame of a packet that the product writes does not hold it.");
        }

        var (refused, again) = decode(first[header..]);
        if (refused != MqttReasonCode.Success || !again().AsSpan().SequenceEqual(first))
        {
            throw new FuzzViolationException($"A packet that was accepted is not the same when written and read again ({refused}): {Convert.ToHexString(first)}");
        }
    }
}
