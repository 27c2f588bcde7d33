using System.Buffers;
using System.Text;
using ParkTwin.Mqtt.Codec;
using ParkTwin.Mqtt.Tests.Fakes;

namespace ParkTwin.Mqtt.Tests;

public sealed class CodecProperties
{
    private const int Many = 2_000;

    [Fact]
    public void CONNECT_survives_encoding() => Seeds.Each(Many, static random =>
    {
        var v5 = random.Chance();
        var packet = Connect(random, v5);
        var body = Body(packet.Encode(), MqttPacketType.Connect);
        Assert.Equal(MqttReasonCode.Success, ConnectPacket.Decode(body, out var read));
        Assert.Equal(packet.Password ?? [], read!.Password ?? []);
        Assert.Equal(packet.Will?.Payload.ToArray() ?? [], read.Will?.Payload.ToArray() ?? []);
        var (expectedWill, will) = (packet.Will, read.Will);
        Assert.Equal(expectedWill is null ? null : expectedWill with { Payload = default }, will is null ? null : will with { Payload = default });
        (packet.Password, read.Password, packet.Will, read.Will) = (null, null, null, null);
        Assert.Equal(packet, read);
        Truncations(body, static b => ConnectPacket.Decode(b, out _));
    });

    [Fact]
    public void CONNACK_survives_encoding() => Seeds.Each(Many, static random =>
    {
        var packet = new ConnackPacket
        {
            SessionPresent = random.Chance(),
            ReasonCode = random.Chance() ? MqttReasonCode.Success : MqttReasonCode.NotAuthorized,
            SessionExpiry = random.Chance() ? (uint)random.Next() : null,
            ReceiveMaximum = random.Id(),
            MaximumQos = random.Chance() ? MqttQos.ExactlyOnce : MqttQos.AtLeastOnce,
            RetainAvailable = random.Chance(),
            MaximumPacketSize = random.Chance() ? (uint)random.Next(1, int.MaxValue) : null,
            AssignedClientId = random.Chance() ? random.Text() : null,
            TopicAliasMaximum = (ushort)random.Next(65_536),
            ReasonText = random.Chance() ? random.Text() : null,
            WildcardSubscriptionAvailable = random.Chance(),
            SubscriptionIdentifierAvailable = random.Chance(),
            SharedSubscriptionAvailable = random.Chance(),
            ServerKeepAlive = random.Chance() ? random.Id() : null,
        };
        var body = Body(packet.Encode(v5: true), MqttPacketType.Connack);
        Assert.Equal(MqttReasonCode.Success, ConnackPacket.Decode(body, v5: true, out var read));
        Assert.Equal(packet, read);
        Truncations(body, static b => ConnackPacket.Decode(b, v5: true, out _));
    });

    [Fact]
    public void PUBLISH_survives_encoding() => Seeds.Each(Many, static random =>
    {
        var v5 = random.Chance();
        var (topic, payload) = (Encoding.UTF8.GetBytes(random.Topic()), random.Bytes());
        var qos = (MqttQos)random.Next(3);
        var flags = new PublishFlags(qos, random.Chance(), qos != 0 && random.Chance());
        var id = qos == 0 ? (ushort)0 : random.Id();
        var packet = new byte[PublishPacket.Size(topic.Length, payload.Length, qos, v5)];
        Assert.Equal(packet.Length, PublishPacket.Encode(packet, topic, payload, flags, id, v5));
        var body = Body(packet, MqttPacketType.Publish);
        Assert.Equal(MqttReasonCode.Success, PublishPacket.Decode(packet[0], body, v5, out var read));
        Assert.Equal(topic, read.Topic);
        Assert.Equal(payload, read.Payload);
        Assert.Equal((flags, id), (new PublishFlags(read.Qos, read.Retain, read.Duplicate), read.PacketId));
    });

    [Fact]
    public void Acknowledgements_survive_encoding() => Seeds.Each(Many, static random =>
    {
        var v5 = random.Chance();
        var type = (MqttPacketType)random.Next((int)MqttPacketType.Puback, (int)MqttPacketType.Pubcomp + 1);
        var packet = new AckPacket(
            random.Id(),
            v5 && random.Chance() ? MqttReasonCode.PacketIdentifierNotFound : MqttReasonCode.Success,
            v5 && random.Chance() ? random.Text() : null);
        var bytes = packet.Encode(type, v5);
        Assert.True(ControlPackets.FlagsValid(bytes[0]));
        Assert.Equal(MqttReasonCode.Success, AckPacket.Decode(type, Body(bytes, type), v5, out var read));
        Assert.Equal(packet, read);
    });

    [Fact]
    public void SUBSCRIBE_and_SUBACK_survive_encoding() => Seeds.Each(Many, static random =>
    {
        var v5 = random.Chance();
        var type = random.Chance() ? MqttPacketType.Subscribe : MqttPacketType.Unsubscribe;
        var requests = Enumerable.Range(0, random.Next(1, 6))
            .Select(_ => (Filter: random.Topic(), Options: type == MqttPacketType.Subscribe ? (byte)random.Next(3) : (byte)0))
            .ToArray();
        var packet = new SubscribePacket(
            random.Id(), [.. requests.Select(r => new SubscriptionRequest(Encoding.UTF8.GetBytes(r.Filter), r.Options))]);
        var body = Body(packet.Encode(type, v5), type);
        Assert.Equal(MqttReasonCode.Success, SubscribePacket.Decode(type, body, v5, out var read));
        Assert.Equal(packet.PacketId, read.PacketId);
        Assert.Equal(requests, read.Requests.Select(r => (Encoding.UTF8.GetString(r.Filter), r.Options)));

        var codes = requests.Select(_ => random.Chance() ? MqttReasonCode.GrantedQos1 : MqttReasonCode.UnspecifiedError).ToArray();
        var suback = new SubackPacket(random.Id(), codes) { ReasonText = v5 && random.Chance() ? random.Text() : null };
        body = Body(suback.Encode(MqttPacketType.Suback, v5), MqttPacketType.Suback);
        Assert.Equal(MqttReasonCode.Success, SubackPacket.Decode(MqttPacketType.Suback, body, v5, out var answer));
        Assert.Equal((suback.PacketId, suback.ReasonText), (answer.PacketId, answer.ReasonText));
        Assert.Equal(codes, answer.ReasonCodes);
    });

    [Fact]
    public void DISCONNECT_survives_encoding() => Seeds.Each(Many, static random =>
    {
        var packet = new DisconnectPacket(random.Chance() ? MqttReasonCode.Success : MqttReasonCode.SessionTakenOver)
        {
            SessionExpiry = random.Chance() ? (uint)random.Next() : null,
            ReasonText = random.Chance() ? random.Text() : null,
        };
        var body = Body(packet.Encode(v5: true), MqttPacketType.Disconnect);
        Assert.Equal(MqttReasonCode.Success, DisconnectPacket.Decode(body, v5: true, out var read));
        Assert.Equal(packet, read);
    });

    [Fact]
    public void No_bytes_at_all_make_a_decoder_throw() => Seeds.Each(20_000, static random =>
    {
        var body = random.Bytes(60);
        if (random.Chance())
        {
            // Nearly right is the harder test: a packet with one byte changed.
            body = Body(Connect(random, random.Chance()).Encode(), MqttPacketType.Connect);
            body[random.Next(body.Length)] = (byte)random.Next(256);
        }

        foreach (var v5 in (bool[])[false, true])
        {
            ConnectPacket.Decode(body, out _);
            ConnackPacket.Decode(body, v5, out _);
            PublishPacket.Decode((byte)random.Next(0x30, 0x40), body, v5, out _);
            AckPacket.Decode(MqttPacketType.Puback, body, v5, out _);
            SubscribePacket.Decode(MqttPacketType.Subscribe, body, v5, out _);
            SubackPacket.Decode(MqttPacketType.Suback, body, v5, out _);
            DisconnectPacket.Decode(body, v5, out _);
        }
    });

    internal static ConnectPacket Connect(Random random, bool v5)
    {
        var user = random.Chance() ? random.Text() : null;
        return new ConnectPacket
        {
            Level = v5 ? 5 : 4,
            CleanStart = random.Chance(),
            KeepAlive = random.Id(),
            ClientId = random.Text(),
            UserName = user,
            Password = (v5 || user is not null) && random.Chance() ? random.Bytes() : null,
            Will = random.Chance()
                ? new MqttWill(random.Topic(), random.Bytes(), (MqttQos)random.Next(3), random.Chance(), v5 ? (uint)random.Next() : 0)
                : null,
            SessionExpiry = v5 && random.Chance() ? (uint)random.Next() : 0,
            ReceiveMaximum = v5 ? random.Id() : ushort.MaxValue,
            MaximumPacketSize = v5 ? (uint)random.Next(1, int.MaxValue) : uint.MaxValue,
            TopicAliasMaximum = v5 ? random.Id() : (ushort)0,
            RequestProblemInformation = !v5 || random.Chance(),
            RequestResponseInformation = v5 && random.Chance(),
            AuthenticationMethod = v5 && random.Chance() ? random.Text() : null,
        };
    }

    private static byte[] Body(byte[] packet, MqttPacketType type)
    {
        Assert.Equal(type, (MqttPacketType)(packet[0] >> 4));
        Assert.Equal(1, MqttFrame.Read(new ReadOnlySequence<byte>(packet), out var header, out var length));
        Assert.Equal(packet.Length, header + length);
        return packet[header..];
    }

    private static void Truncations(byte[] body, Func<byte[], MqttReasonCode> decode)
    {
        for (var length = 0; length < body.Length; length++)
        {
            Assert.True(decode(body[..length]) >= MqttReasonCode.UnspecifiedError, $"{length} of {body.Length} bytes were taken as whole.");
        }
    }
}
