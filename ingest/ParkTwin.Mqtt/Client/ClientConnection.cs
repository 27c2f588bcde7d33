using System.Buffers;
using ParkTwin.Mqtt.Codec;
using ParkTwin.Mqtt.Endpoint;

namespace ParkTwin.Mqtt.Client;

/// <summary>One connection of a client: handshake, the loop that reads, keep-alive, and the end.</summary>
internal sealed class ClientConnection
{
    private readonly MqttClientOptions _options;
    private readonly IMqttTransport _transport;
    private readonly TimeProvider _time;
    private readonly ClientState _state;
    private readonly int _number;
    private readonly bool _v5;
    private readonly PacketIdSet _undecided = new();
    private long _lastReceived;
    private bool _pinged;
    private byte[]? _scratch;

    public ClientConnection(MqttClientOptions options, IMqttTransport transport, TimeProvider time, ClientState state, int number)
    {
        (_options, _transport, _time, _state, _number) = (options, transport, time, state, number);
        _v5 = options.ProtocolLevel == MqttProtocolLevel.V5;
        Output = new ClientOutput(transport.Output);
        _lastReceived = time.GetTimestamp();
    }

    public ClientOutput Output { get; }

    public int Number => _number;

    /// <summary>Chunks read from the server after CONNACK.</summary>
    public long ChunksReceived { get; private set; }

    /// <summary>What the server answered.</summary>
    public ConnackPacket Connack { get; private set; } = new();

    /// <summary>Says CONNECT and reads CONNACK.</summary>
    /// <exception cref="MqttConnectException">The server refused, or went.</exception>
    public async ValueTask HandshakeAsync(ConnectPacket connect, CancellationToken cancellationToken)
    {
        await _transport.Output.WriteAsync(connect.Encode(), cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var result = await _transport.Input.ReadAsync(cancellationToken).ConfigureAwait(false);
            var buffer = result.Buffer;
            var consumed = ReadConnack(ref buffer);
            _transport.Input.AdvanceTo(buffer.Start, consumed ? buffer.Start : buffer.End);
            if (consumed)
            {
                break;
            }

            if (result.IsCompleted)
            {
                throw new MqttConnectException($"{_options.Server} closed the connection without an answer to CONNECT.");
            }
        }

        if (Connack.ReasonCode >= MqttReasonCode.UnspecifiedError)
        {
            var text = Connack.ReasonText is null ? "" : $" ({Connack.ReasonText})";
            throw new MqttConnectException(
                $"{_options.Server} refused the connection: {Connack.ReasonCode}{text}.", Connack.ReasonCode);
        }
    }

    /// <summary>Reads until the connection ends.</summary>
    /// <returns>The reason code of the server's DISCONNECT; <c>null</c> where there was none.</returns>
    public async ValueTask<MqttReasonCode?> RunAsync(IMqttMessageHandler? handler, CancellationToken cancellationToken)
    {
        var keepAlive = TimeSpan.FromSeconds(Connack.ServerKeepAlive ?? _options.KeepAliveSeconds);
        await using var timer = keepAlive > TimeSpan.Zero
            ? _time.CreateTimer(_ => KeepAlive(keepAlive), null, keepAlive / 2, keepAlive / 2)
            : null;
        while (true)
        {
            var result = await _transport.Input.ReadAsync(cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _lastReceived, _time.GetTimestamp());
            Volatile.Write(ref _pinged, false);
            ChunksReceived++;
            var buffer = result.Buffer;
            var ended = ReadPackets(ref buffer, handler, out var messages);
            _transport.Input.AdvanceTo(buffer.Start, buffer.End);
            if (ended is not null || result.IsCompleted || result.IsCanceled)
            {
                return ended;
            }

            if (messages > 0)
            {
                await handler!.ReadyAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>PUBACK or PUBREC of a received message.</summary>
    public void Acknowledge(MqttAckToken token, MqttReasonCode code)
    {
        var type = token.Qos == MqttQos.AtLeastOnce ? MqttPacketType.Puback : MqttPacketType.Pubrec;
        if (type == MqttPacketType.Pubrec)
        {
            lock (_undecided)
            {
                _undecided.Remove(token.PacketId);
            }

            if (_v5 && code >= MqttReasonCode.UnspecifiedError)
            {
                _state.ForgetReceived(token.PacketId);
            }
        }

        if (!_v5 || code == MqttReasonCode.Success)
        {
            var packet = AckPacket.Short(type, token.PacketId);
            Output.Send(System.Runtime.InteropServices.MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in packet)));
            return;
        }

        Output.Send(new AckPacket(token.PacketId, code, null).Encode(type, v5: true));
    }

    private bool ReadConnack(ref ReadOnlySequence<byte> buffer)
    {
        if (!TryReadPacket(ref buffer, out var first, out var body))
        {
            return false;
        }

        var fault = first == (byte)MqttPacketType.Connack << 4
            ? ConnackPacket.Decode(body, _v5 && body.Length > 2, out var connack)
            : Other(out connack);
        if (fault != MqttReasonCode.Success)
        {
            throw new MqttConnectException($"{_options.Server} answered CONNECT with something else than CONNACK.");
        }

        Connack = connack;
        return true;

        static MqttReasonCode Other(out ConnackPacket none)
        {
            none = new ConnackPacket();
            return MqttReasonCode.ProtocolError;
        }
    }

    private MqttReasonCode? ReadPackets(ref ReadOnlySequence<byte> buffer, IMqttMessageHandler? handler, out int messages)
    {
        messages = 0;
        MqttReasonCode? ended = null;
        while (ended is null && TryReadPacket(ref buffer, out var first, out var body))
        {
            var type = (MqttPacketType)(first >> 4);
            if (type == MqttPacketType.Publish)
            {
                messages += OnPublish(first, body, handler) ? 1 : 0;
            }
            else if (type == MqttPacketType.Disconnect)
            {
                Check(DisconnectPacket.Decode(body, _v5, out var packet));
                ended = packet.ReasonCode;
            }
            else
            {
                OnControl(type, body);
            }
        }

        if (messages > 0)
        {
            handler!.OnChunkEnd();
        }

        return ended;
    }

    private void OnControl(MqttPacketType type, ReadOnlySpan<byte> body)
    {
        switch (type)
        {
            case MqttPacketType.Puback or MqttPacketType.Pubrec or MqttPacketType.Pubcomp:
                Check(AckPacket.Decode(type, body, _v5, out var ack));
                _state.OnAck(type, ack);
                break;
            case MqttPacketType.Pubrel:
                Check(AckPacket.Decode(type, body, _v5, out var release));
                var known = _state.ForgetReceived(release.PacketId);
                var code = known || !_v5 ? MqttReasonCode.Success : MqttReasonCode.PacketIdentifierNotFound;
                Output.Send(new AckPacket(release.PacketId, code, null).Encode(MqttPacketType.Pubcomp, _v5));
                break;
            case MqttPacketType.Suback or MqttPacketType.Unsuback:
                Check(SubackPacket.Decode(type, body, _v5, out var suback));
                _state.OnSuback(suback);
                break;
            case MqttPacketType.Pingresp:
                break;
            default:
                Check(MqttReasonCode.ProtocolError);
                break;
        }
    }

    private bool OnPublish(byte first, ReadOnlySpan<byte> body, IMqttMessageHandler? handler)
    {
        Check(PublishPacket.Decode(first, body, _v5, out var packet));
        if (packet.TopicAlias != 0)
        {
            // None was allowed in CONNECT.
            Check(MqttReasonCode.TopicAliasInvalid);
        }

        var token = new MqttAckToken(_number, packet.PacketId, packet.Qos);
        if (packet.Qos == MqttQos.ExactlyOnce && !IsNew(token))
        {
            return false;
        }

        if (handler is null)
        {
            // Left over from an earlier session of this identifier.
            if (packet.Qos != MqttQos.AtMostOnce)
            {
                Acknowledge(token, MqttReasonCode.Success);
            }

            return false;
        }

        var flags = new PublishFlags(packet.Qos, packet.Retain, packet.Duplicate);
        handler.OnMessage(new MqttDelivery(packet.Topic, packet.Payload, flags, token));
        return true;
    }

    /// <summary>Whether a QoS 2 message is new; one that was acknowledged and comes again is acknowledged again.</summary>
    private bool IsNew(MqttAckToken token)
    {
        lock (_undecided)
        {
            if (_state.RememberReceived(token.PacketId))
            {
                _undecided.Add(token.PacketId);
                return true;
            }

            // Known, but not yet acknowledged on this connection: its consumer may never have seen it through.
            if (_undecided.Contains(token.PacketId))
            {
                return false;
            }
        }

        Acknowledge(token, MqttReasonCode.Success);
        return false;
    }

    private void KeepAlive(TimeSpan keepAlive)
    {
        if (_time.GetElapsedTime(Volatile.Read(ref _lastReceived)) > keepAlive * 1.5 && Volatile.Read(ref _pinged))
        {
            _transport.Input.CancelPendingRead();
            return;
        }

        // Sent in each half period with nothing received or nothing sent: either side would notice a dead line.
        if (!Output.Used || _time.GetElapsedTime(Volatile.Read(ref _lastReceived)) >= keepAlive / 2)
        {
            Volatile.Write(ref _pinged, true);
            Output.Send(ControlPackets.Pingreq);
        }

        Output.Used = false;
    }

    private bool TryReadPacket(ref ReadOnlySequence<byte> buffer, out byte first, out ReadOnlySpan<byte> body)
    {
        first = 0;
        body = default;
        var frame = MqttFrame.Read(buffer, out var header, out var length);
        Check(frame < 0 ? MqttReasonCode.MalformedPacket : MqttReasonCode.Success);
        Check(header + length > _options.MaximumPacketSize ? MqttReasonCode.PacketTooLarge : MqttReasonCode.Success);
        if (frame == 0 || buffer.Length < header + length)
        {
            return false;
        }

        first = buffer.FirstSpan[0];
        var packet = buffer.Slice(header, length);
        if (packet.IsSingleSegment)
        {
            body = packet.FirstSpan;
        }
        else
        {
            if (_scratch is null || _scratch.Length < length)
            {
                _scratch = new byte[Math.Max(4_096, length)];
            }

            packet.CopyTo(_scratch);
            body = _scratch.AsSpan(0, length);
        }

        buffer = buffer.Slice(header + length);
        return true;
    }

    private void Check(MqttReasonCode fault)
    {
        if (fault == MqttReasonCode.Success)
        {
            return;
        }

        if (_v5)
        {
            Output.Send(new DisconnectPacket(fault).Encode(v5: true));
        }

        throw new MqttConnectException($"{_options.Server} sent a packet that breaks the protocol: {fault}.", fault);
    }
}
