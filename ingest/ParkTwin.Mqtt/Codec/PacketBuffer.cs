using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ParkTwin.Mqtt.Codec;

/// <summary>Builds one packet: the body first, then the header in front of it. For packets that are not per message.</summary>
internal sealed class PacketBuffer
{
    private const int HeaderRoom = 5;
    private readonly ArrayBufferWriter<byte> _body = new(128);
    private int _propertiesAt = -1;

    /// <summary>The bytes of the body so far.</summary>
    public int Length => _body.WrittenCount;

    public PacketBuffer Byte(byte value)
    {
        _body.GetSpan(1)[0] = value;
        _body.Advance(1);
        return this;
    }

    public PacketBuffer UInt16(int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_body.GetSpan(2), (ushort)value);
        _body.Advance(2);
        return this;
    }

    public PacketBuffer UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_body.GetSpan(4), value);
        _body.Advance(4);
        return this;
    }

    public PacketBuffer Variable(int value)
    {
        _body.Advance(MqttFrame.WriteVariable(_body.GetSpan(4), value));
        return this;
    }

    public PacketBuffer Bytes(ReadOnlySpan<byte> bytes)
    {
        _body.Write(bytes);
        return this;
    }

    public PacketBuffer Binary(ReadOnlySpan<byte> bytes) => UInt16(bytes.Length).Bytes(bytes);

    public PacketBuffer Text(string text) => Binary(Encoding.UTF8.GetBytes(text));

    public PacketBuffer ByteProperty(MqttProperty id, byte value) => Byte((byte)id).Byte(value);

    public PacketBuffer UInt16Property(MqttProperty id, int value) => Byte((byte)id).UInt16(value);

    public PacketBuffer UInt32Property(MqttProperty id, uint value) => Byte((byte)id).UInt32(value);

    public PacketBuffer TextProperty(MqttProperty id, string? value) => value is null ? this : Byte((byte)id).Text(value);

    public PacketBuffer BinaryProperty(MqttProperty id, ReadOnlySpan<byte> value) => Byte((byte)id).Binary(value);

    /// <summary>What is written until <see cref="EndProperties"/> are properties.</summary>
    public PacketBuffer BeginProperties()
    {
        _propertiesAt = _body.WrittenCount;
        return this;
    }

    /// <summary>Puts the length in front of the properties written since <see cref="BeginProperties"/>.</summary>
    public PacketBuffer EndProperties()
    {
        var length = _body.WrittenCount - _propertiesAt;
        var size = MqttFrame.VariableSize(length);
        Bytes(stackalloc byte[size]);
        var written = System.Runtime.InteropServices.MemoryMarshal.AsMemory(_body.WrittenMemory).Span[_propertiesAt..];
        written[..length].CopyTo(written[size..]);
        MqttFrame.WriteVariable(written, length);
        _propertiesAt = -1;
        return this;
    }

    /// <summary>The whole packet.</summary>
    /// <param name="type">The packet type.</param>
    /// <param name="flags">The lower four bits of the first byte.</param>
    public byte[] ToPacket(MqttPacketType type, int flags = 0)
    {
        Span<byte> header = stackalloc byte[HeaderRoom];
        header[0] = (byte)(((int)type << 4) | flags);
        var length = 1 + MqttFrame.WriteVariable(header[1..], _body.WrittenCount);
        var packet = new byte[length + _body.WrittenCount];
        header[..length].CopyTo(packet);
        _body.WrittenSpan.CopyTo(packet.AsSpan(length));
        return packet;
    }
}
