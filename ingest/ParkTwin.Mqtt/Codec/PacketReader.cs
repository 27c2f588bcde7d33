using System.Buffers.Binary;
using System.Text;

namespace ParkTwin.Mqtt.Codec;

/// <summary>Reads the fields of one packet's body in order. The first fault is kept in <see cref="Fault"/>; later reads give nothing.</summary>
internal ref struct PacketReader(ReadOnlySpan<byte> body)
{
    private ReadOnlySpan<byte> _rest = body;

    /// <summary>The first fault; Success while there is none.</summary>
    public MqttReasonCode Fault { get; private set; }

    /// <summary>Whether a fault was met.</summary>
    public readonly bool Failed => Fault != MqttReasonCode.Success;

    /// <summary>Whether everything was read.</summary>
    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>What was not read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>Records a fault, unless there is one already.</summary>
    public void Fail(MqttReasonCode fault)
    {
        if (!Failed)
        {
            Fault = fault;
        }

        _rest = default;
    }

    /// <summary>Takes this many bytes.</summary>
    public ReadOnlySpan<byte> Take(int length)
    {
        if (Failed || length > _rest.Length)
        {
            Fail(MqttReasonCode.MalformedPacket);
            return default;
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    public byte Byte() => Take(1) is [var value] ? value : (byte)0;

    public ushort UInt16() => Take(2) is { Length: 2 } two ? BinaryPrimitives.ReadUInt16BigEndian(two) : (ushort)0;

    public uint UInt32() => Take(4) is { Length: 4 } four ? BinaryPrimitives.ReadUInt32BigEndian(four) : 0;

    public int Variable()
    {
        var size = MqttFrame.ReadVariable(_rest, out var value);
        if (Failed || size <= 0)
        {
            Fail(MqttReasonCode.MalformedPacket);
            return 0;
        }

        _rest = _rest[size..];
        return value;
    }

    /// <summary>Binary data: two bytes of length, then the bytes.</summary>
    public ReadOnlySpan<byte> Binary() => Take(UInt16());

    /// <summary>A string as bytes, checked.</summary>
    public ReadOnlySpan<byte> Text()
    {
        var text = Binary();
        if (!MqttText.IsValid(text))
        {
            Fail(MqttReasonCode.MalformedPacket);
            return default;
        }

        return text;
    }

    /// <summary>A string, checked.</summary>
    public string String() => Encoding.UTF8.GetString(Text());

    /// <summary>Takes the properties of a packet: their length, then they.</summary>
    public PropertyReader Properties(MqttPacketType packet) => new(Take(Variable()), packet);

    /// <summary>Takes over the fault of its properties.</summary>
    public void Adopt(in PropertyReader properties)
    {
        if (properties.Fault != MqttReasonCode.Success)
        {
            Fail(properties.Fault);
        }
    }
}
