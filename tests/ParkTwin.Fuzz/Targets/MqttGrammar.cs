using ParkTwin.Fuzz.Engine;
using ParkTwin.Mqtt.Codec;

namespace ParkTwin.Fuzz.Targets;

/// <summary>Writes packets as a client may send them, right most of the time, without the product's own writers.</summary>
internal sealed class MqttGrammar(FuzzRandom random)
{
    private static readonly byte[][] Topics =
    [
        .. new[]
        {
            "parktwin/v1/qsh/m1/reading", "parktwin/v1/qsh/m2/reading", "parktwin/v1/qsh/m1/status", "a", "/", "a//b", "$SYS/broker",
            "$share/g/parktwin/v1/+/+/status", "parktwin/v1/+/+/status", "#", "+", "+/#", "a/#/b", "a+", "园区/表一", "", "$share//x", "$share/g",
        }.Select(System.Text.Encoding.UTF8.GetBytes),
    ];

    private static readonly byte[][] Payloads =
    [
        .. new[] { """{"t":1767204000000,"v":1.17}""", """[{"t":"2026-11-20T00:15:00Z","v":"2.17","q":"estimated"}]""", "", "{", "\0\u0001" }
            .Select(System.Text.Encoding.UTF8.GetBytes),
    ];

    private readonly InputBuffer _body = new(70_000);
    private readonly InputBuffer _properties = new(2_048);

    /// <summary>A session: CONNECT, then some packets.</summary>
    public void Session(InputBuffer into, bool v5)
    {
        if (!random.OneIn(50))
        {
            Connect(v5);
            Frame(into, 0x10);
        }

        for (var left = random.Next(12); left > 0; left--)
        {
            Packet(into, v5);
        }
    }

    /// <summary>One packet of any type.</summary>
    public void Packet(InputBuffer into, bool v5)
    {
        _body.Clear();
        switch (random.Next(16))
        {
            case 0:
                Connect(v5);
                Frame(into, 0x10);
                break;
            case 1 or 2 or 3 or 4 or 5 or 6:
                Publish(into, v5);
                break;
            case 7 or 8:
                var subscribes = random.OneIn(2);
                Subscribe(v5, subscribes);
                Frame(into, subscribes ? 0x82 : 0xA2);
                break;
            case 9 or 10 or 11:
                Ack(into, v5);
                break;
            case 12:
                Frame(into, 0xC0);
                break;
            case 13:
                Reason(v5, MqttPacketType.Disconnect);
                Frame(into, 0xE0);
                break;
            case 14:
                Reason(v5, MqttPacketType.Auth);
                Frame(into, 0xF0);
                break;
            default:
                FromServer(into, v5);
                break;
        }
    }

    private void Connect(bool v5)
    {
        _body.Clear();
        var (will, user, password) = (random.OneIn(3), random.OneIn(2), random.OneIn(2));
        _body.AddSized(random.OneIn(40) ? "MQIsdp"u8 : "MQTT"u8);
        _body.Add(random.OneIn(40) ? (byte)random.Next(8) : (byte)(v5 ? 5 : 4));
        var willFlags = will ? 4 | (random.Next(3) << 3) | (random.Next(2) << 5) : 0;
        _body.Add((byte)((random.Next(2) << 1) | willFlags | (user ? 0x80 : 0) | (password ? 0x40 : 0)));
        _body.AddUInt16(random.OneIn(2) ? 60 : random.Next(65_536));
        Properties(v5, MqttPacketType.Connect);
        Text(random.OneIn(4) ? "" : random.OneIn(2) ? "gw-1" : "gw-2");
        if (will)
        {
            Properties(v5, default);
            _body.AddSized(random.Pick(Topics));
            _body.AddSized(random.Pick(Payloads));
        }

        if (user)
        {
            Text(random.OneIn(2) ? "qsh/gw-1" : "园");
        }

        if (password)
        {
            _body.AddSized("correct horse"u8);
        }
    }

    private void Publish(InputBuffer into, bool v5)
    {
        _body.Clear();
        var qos = random.Next(3);
        _body.AddSized(random.OneIn(3) ? random.Pick(Topics) : Topics[0]);
        if (qos > 0)
        {
            _body.AddUInt16(random.OneIn(8) ? random.Next(65_536) : random.Between(1, 6));
        }

        Properties(v5, MqttPacketType.Publish);
        _body.Add(random.Pick(Payloads));
        if (random.OneIn(64))
        {
            Span<byte> long_ = stackalloc byte[1024];
            random.Fill(long_);
            _body.Add(long_);
        }

        Frame(into, 0x30 | (qos << 1) | random.Next(2) | (qos > 0 ? random.Next(2) << 3 : 0));
    }

    private void Subscribe(bool v5, bool subscribes)
    {
        _body.AddUInt16(random.Between(0, 3));
        Properties(v5, subscribes ? MqttPacketType.Subscribe : MqttPacketType.Unsubscribe);
        for (var left = random.Next(4); left > 0; left--)
        {
            _body.AddSized(random.Pick(Topics));
            if (subscribes)
            {
                _body.Add((byte)(random.OneIn(4) ? random.Next(64) : random.Next(3)));
            }
        }
    }

    private void Ack(InputBuffer into, bool v5)
    {
        var type = random.Between((int)MqttPacketType.Puback, (int)MqttPacketType.Pubcomp);
        _body.AddUInt16(random.Between(0, 6));
        if (v5 && random.OneIn(2))
        {
            _body.Add((byte)random.Pick<int>([0, 0x10, 0x80, 0x92, 0xFF]));
            if (random.OneIn(2))
            {
                Properties(v5, (MqttPacketType)type);
            }
        }

        Frame(into, (type << 4) | (type == (int)MqttPacketType.Pubrel ? 2 : 0));
    }

    private void Reason(bool v5, MqttPacketType type)
    {
        if (v5 && !random.OneIn(3))
        {
            _body.Add((byte)random.Pick<int>([0, 4, 0x18, 0x81, 0x82]));
            if (random.OneIn(2))
            {
                Properties(v5, type);
            }
        }
    }

    /// <summary>CONNACK, SUBACK, UNSUBACK, PINGRESP: a client that plays the server, and what the product's own client must read.</summary>
    private void FromServer(InputBuffer into, bool v5)
    {
        var type = random.Pick<MqttPacketType>([MqttPacketType.Connack, MqttPacketType.Suback, MqttPacketType.Unsuback, MqttPacketType.Pingresp]);
        if (type == MqttPacketType.Connack)
        {
            _body.Add((byte)random.Next(3));
            _body.Add((byte)random.Pick<int>([0, 1, 5, 0x80, 0x87]));
            Properties(v5, type);
        }
        else if (type != MqttPacketType.Pingresp)
        {
            _body.AddUInt16(random.Between(0, 3));
            Properties(v5, type);
            for (var left = random.Next(4); left > 0; left--)
            {
                _body.Add((byte)random.Pick<int>([0, 1, 2, 0x80, 0x87]));
            }
        }

        Frame(into, (int)type << 4);
    }

    private void Text(string text) => _body.AddSized(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Properties, most of them such as may stand there.</summary>
    private void Properties(bool v5, MqttPacketType packet)
    {
        if (!v5)
        {
            return;
        }

        _properties.Clear();
        for (var left = random.OneIn(2) ? 0 : random.Next(5); left > 0; left--)
        {
            var id = random.Between(1, 42);
            var form = PropertyRules.FormOf(id);
            if (form != PropertyForm.Unknown && (PropertyRules.Allowed(id, packet) || random.OneIn(16)))
            {
                _properties.Add((byte)id);
                Value(form);
            }
        }

        Variable(_body, _properties.Length);
        _body.Add(_properties.Written);
    }

    private void Value(PropertyForm form)
    {
        switch (form)
        {
            case PropertyForm.Byte:
                _properties.Add((byte)random.Next(3));
                break;
            case PropertyForm.UInt16:
                _properties.AddUInt16(random.OneIn(2) ? random.Next(4) : random.Next(65_536));
                break;
            case PropertyForm.UInt32:
                _properties.AddUInt16(random.OneIn(2) ? 0 : random.Next(65_536));
                _properties.AddUInt16(random.Next(65_536));
                break;
            case PropertyForm.Variable:
                Variable(_properties, random.Next(1 << random.Next(29)));
                break;
            default:
                _properties.AddSized(random.Pick(Topics));
                if (form is not (PropertyForm.Text or PropertyForm.Binary))
                {
                    _properties.AddSized(random.Pick(Payloads));
                }

                break;
        }
    }

    /// <summary>Puts the header before the body; now and then the length lies, or is not in its shortest form.</summary>
    private void Frame(InputBuffer into, int first)
    {
        into.Add((byte)(random.OneIn(100) ? random.Next(256) : first));
        var length = random.OneIn(60) ? random.Next(1 << random.Next(29)) : _body.Length;
        if (random.OneIn(200))
        {
            into.Add([0xFF, 0xFF, 0xFF, (byte)random.Next(256)]);
        }
        else
        {
            Variable(into, length);
        }

        into.Add(_body.Written);
        _body.Clear();
    }

    private static void Variable(InputBuffer into, int value)
    {
        do
        {
            into.Add((byte)((value & 0x7F) | (value > 0x7F ? 0x80 : 0)));
            value >>= 7;
        }
        while (value > 0);
    }
}
