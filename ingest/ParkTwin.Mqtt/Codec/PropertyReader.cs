using System.Text;

namespace ParkTwin.Mqtt.Codec;

/// <summary>Walks through the properties of one packet, and checks that each is known, allowed there, well formed and not repeated.</summary>
internal ref struct PropertyReader(ReadOnlySpan<byte> properties, MqttPacketType packet)
{
    private PacketReader _reader = new(properties);
    private ulong _seen;

    /// <summary>The first fault; Success while there is none.</summary>
    public readonly MqttReasonCode Fault => _reader.Fault;

    /// <summary>The property last read.</summary>
    public MqttProperty Current { get; private set; }

    /// <summary>Its value where it is a number.</summary>
    public uint Number { get; private set; }

    /// <summary>Its value where it is text or bytes; the name of a user property.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>The value of a user property.</summary>
    public ReadOnlySpan<byte> Second { get; private set; }

    /// <summary>Its value where it is text.</summary>
    public readonly string String => Encoding.UTF8.GetString(Bytes);

    /// <summary>Reads the next property.</summary>
    /// <returns>False at the end, and at a fault.</returns>
    public bool Next()
    {
        if (_reader.AtEnd)
        {
            return false;
        }

        var id = _reader.Variable();
        var form = PropertyRules.FormOf(id);
        if (form == PropertyForm.Unknown || !PropertyRules.Allowed(id, packet))
        {
            _reader.Fail(MqttReasonCode.MalformedPacket);
            return false;
        }

        Current = (MqttProperty)id;
        Number = 0;
        Bytes = default;
        Second = default;
        ReadValue(form);
        if ((_seen & (1UL << id)) != 0 && !PropertyRules.Repeats(Current, packet))
        {
            _reader.Fail(MqttReasonCode.ProtocolError);
        }

        _seen |= 1UL << id;
        if (!_reader.Failed)
        {
            CheckValue();
        }

        return !_reader.Failed;
    }

    /// <summary>Reads on to the end, for the checks alone.</summary>
    public void Skip()
    {
        while (Next())
        {
            // Each step checks one property.
        }
    }

    private void ReadValue(PropertyForm form)
    {
        switch (form)
        {
            case PropertyForm.Byte:
                Number = _reader.Byte();
                break;
            case PropertyForm.UInt16:
                Number = _reader.UInt16();
                break;
            case PropertyForm.UInt32:
                Number = _reader.UInt32();
                break;
            case PropertyForm.Variable:
                Number = (uint)_reader.Variable();
                break;
            case PropertyForm.Text:
                Bytes = _reader.Text();
                break;
            case PropertyForm.Binary:
                Bytes = _reader.Binary();
                break;
            default:
                Bytes = _reader.Text();
                Second = _reader.Text();
                break;
        }
    }

    private void CheckValue()
    {
        switch (Current)
        {
            case MqttProperty.TopicAlias when Number == 0:
                _reader.Fail(MqttReasonCode.TopicAliasInvalid);
                break;
            case MqttProperty.ReceiveMaximum or MqttProperty.MaximumPacketSize or MqttProperty.SubscriptionIdentifier
                when Number == 0:
                _reader.Fail(MqttReasonCode.ProtocolError);
                break;
            case MqttProperty.ResponseTopic when !MqttText.IsTopicName(Bytes):
                _reader.Fail(MqttReasonCode.ProtocolError);
                break;
            default:
                if (PropertyRules.FormOf((int)Current) == PropertyForm.Byte && Number > 1)
                {
                    _reader.Fail(MqttReasonCode.ProtocolError);
                }

                break;
        }
    }
}
