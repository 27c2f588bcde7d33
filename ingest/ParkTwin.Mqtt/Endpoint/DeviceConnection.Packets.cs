using ParkTwin.Mqtt.Codec;

namespace ParkTwin.Mqtt.Endpoint;

/// <summary>All packets but CONNECT and the common PUBLISH.</summary>
internal sealed partial class DeviceConnection
{
    private byte[]?[]? _aliases;
    private int _unreleased;

    /// <summary>Any packet but PUBLISH.</summary>
    private Step OnControl(byte first, ReadOnlySpan<byte> body)
    {
        if (!ControlPackets.FlagsValid(first))
        {
            return Fault(MqttReasonCode.MalformedPacket);
        }

        var type = (MqttPacketType)(first >> 4);
        switch (type)
        {
            case MqttPacketType.Puback or MqttPacketType.Pubrec or MqttPacketType.Pubrel or MqttPacketType.Pubcomp:
                return OnAck(type, body);
            case MqttPacketType.Subscribe or MqttPacketType.Unsubscribe:
                return OnSubscribe(type, body);
            case MqttPacketType.Pingreq when body.IsEmpty:
                return Answer(ControlPackets.Pingresp);
            case MqttPacketType.Pingreq:
                return Fault(MqttReasonCode.MalformedPacket);
            case MqttPacketType.Disconnect:
                return OnDisconnect(body);
            case MqttPacketType.Auth when IsV5:
                return Fault(MqttReasonCode.BadAuthenticationMethod);
            default:
                // A second CONNECT, or a packet that only servers send.
                return Fault(MqttReasonCode.ProtocolError);
        }
    }

    /// <summary>Sends an answer; the reading goes on later where the device does not take its answers.</summary>
    private Step Answer(ReadOnlySpan<byte> packet)
    {
        _output.Send(packet);
        return _ending is not null || _output.Full() ? Step.Pause : Step.More;
    }

    private Step OnAck(MqttPacketType type, ReadOnlySpan<byte> body)
    {
        var fault = AckPacket.Decode(type, body, IsV5, out var packet);
        if (fault != MqttReasonCode.Success)
        {
            return Fault(fault);
        }

        switch (type)
        {
            case MqttPacketType.Pubrel:
                return OnPubrel(packet.PacketId);
            case MqttPacketType.Puback:
                if (_session!.Downlink?.Acknowledge(packet.PacketId) == true)
                {
                    _output.Wake();
                }

                return Step.More;
            case MqttPacketType.Pubrec when packet.ReasonCode < MqttReasonCode.UnspecifiedError:
                // Nothing is ever sent at QoS 2, so the identifier is unknown.
                var code = IsV5 ? MqttReasonCode.PacketIdentifierNotFound : MqttReasonCode.Success;
                return Answer(new AckPacket(packet.PacketId, code, null).Encode(MqttPacketType.Pubrel, IsV5));
            default:
                return Step.More;
        }
    }

    private Step OnPubrel(ushort packetId)
    {
        var known = _session!.ReceivedIds.Remove(packetId);
        _unreleased = known ? Math.Max(0, _unreleased - 1) : _unreleased;
        if (known || !IsV5)
        {
            var packet = AckPacket.Short(MqttPacketType.Pubcomp, packetId);
            return Answer(System.Runtime.InteropServices.MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in packet)));
        }

        var unknown = new AckPacket(packetId, MqttReasonCode.PacketIdentifierNotFound, null);
        return Answer(unknown.Encode(MqttPacketType.Pubcomp, v5: true));
    }

    private Step OnSubscribe(MqttPacketType type, ReadOnlySpan<byte> body)
    {
        var fault = SubscribePacket.Decode(type, body, IsV5, out var packet);
        if (fault == MqttReasonCode.Success && packet.SubscriptionIdentifier != 0)
        {
            fault = MqttReasonCode.SubscriptionIdentifiersNotSupported;
        }

        if (fault != MqttReasonCode.Success)
        {
            return Fault(fault);
        }

        var codes = new List<MqttReasonCode>(packet.Requests.Count);
        foreach (var request in packet.Requests)
        {
            if (!IsFilter(request.Filter))
            {
                // An ill-formed filter is a fault of the packet, not a refusal (4.7.1, 4.8.2).
                return Fault(MqttReasonCode.MalformedPacket);
            }

            codes.Add(type == MqttPacketType.Subscribe ? Subscribe(request) : Unsubscribe(request));
        }

        var answer = type == MqttPacketType.Subscribe ? MqttPacketType.Suback : MqttPacketType.Unsuback;
        return Answer(new SubackPacket(packet.PacketId, codes).Encode(answer, IsV5));
    }

    private bool IsFilter(byte[] filter) =>
        MqttText.IsTopicFilter(filter) && (!IsV5 || !MqttText.IsShared(filter) || MqttText.IsSharedWellFormed(filter));

    private MqttReasonCode Subscribe(SubscriptionRequest request)
    {
        if (MqttText.IsShared(request.Filter))
        {
            return MqttReasonCode.SharedSubscriptionsNotSupported;
        }

        var code = _services.Gateway.Subscribe(_device!, request.Filter, request.Qos);
        if (code >= MqttReasonCode.UnspecifiedError)
        {
            return code;
        }

        var granted = (MqttQos)Math.Min((int)code, (int)MqttQos.AtLeastOnce);
        var limit = _services.Options.MaximumSubscriptions;
        return _subscriptions.Add(_session!, new TopicKey(request.Filter), granted, limit)
            ? (MqttReasonCode)granted
            : MqttReasonCode.QuotaExceeded;
    }

    private MqttReasonCode Unsubscribe(SubscriptionRequest request) =>
        _subscriptions.Remove(_session!, new TopicKey(request.Filter))
            ? MqttReasonCode.Success
            : MqttReasonCode.NoSubscriptionExisted;

    private Step OnDisconnect(ReadOnlySpan<byte> body)
    {
        var fault = DisconnectPacket.Decode(body, IsV5, out var packet);
        if (fault == MqttReasonCode.Success && packet.SessionExpiry > 0 && _connect!.SessionExpiry == 0)
        {
            fault = MqttReasonCode.ProtocolError;
        }

        if (fault != MqttReasonCode.Success)
        {
            return Fault(fault);
        }

        if (packet.SessionExpiry is { } expiry)
        {
            _session!.ExpirySeconds = Math.Min(expiry, (uint)_services.Options.MaximumSessionExpiry.TotalSeconds);
        }

        // Its Will is revoked, unless it says 0x04 (or gives another failure of its own).
        var code = packet.ReasonCode == MqttReasonCode.Success ? packet.ReasonCode : MqttReasonCode.DisconnectWithWill;
        Close(new Ending(OfflineReason.Disconnected, code));
        return Step.Stop;
    }

    /// <summary>What only MQTT 5 has: aliases, and the refusal of retained messages.</summary>
    private bool CheckV5(in PublishPacket packet, ref ReadOnlySpan<byte> topic, out MqttReasonCode refusal)
    {
        refusal = MqttReasonCode.Success;
        if (packet.Retain)
        {
            refusal = MqttReasonCode.RetainNotSupported;
        }
        else if (packet.HasSubscriptionIdentifier)
        {
            refusal = MqttReasonCode.ProtocolError;
        }
        else if (packet.TopicAlias != 0)
        {
            refusal = ResolveAlias(packet.TopicAlias, ref topic);
        }

        return refusal == MqttReasonCode.Success;
    }

    private MqttReasonCode ResolveAlias(ushort alias, ref ReadOnlySpan<byte> topic)
    {
        if (alias > _services.Options.TopicAliasMaximum)
        {
            return MqttReasonCode.TopicAliasInvalid;
        }

        if (!topic.IsEmpty)
        {
            SetAlias(alias, topic);
            return MqttReasonCode.Success;
        }

        if (_aliases is null || alias > _aliases.Length || _aliases[alias - 1] is not { } known)
        {
            return MqttReasonCode.TopicAliasInvalid;
        }

        topic = known;
        return MqttReasonCode.Success;
    }

    private void SetAlias(ushort alias, ReadOnlySpan<byte> topic)
    {
        if (_aliases is null || _aliases.Length < alias)
        {
            var size = Math.Max(16, Math.Max(alias, (_aliases?.Length ?? 0) * 2));
            Array.Resize(ref _aliases, Math.Min(size, _services.Options.TopicAliasMaximum));
        }

        if (_aliases[alias - 1] is not { } known || !topic.SequenceEqual(known))
        {
            _aliases[alias - 1] = topic.ToArray();
        }
    }
}
