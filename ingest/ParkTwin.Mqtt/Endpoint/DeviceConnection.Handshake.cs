using System.Buffers;
using System.Security.Cryptography;
using ParkTwin.Mqtt.Codec;
using static ParkTwin.Mqtt.Endpoint.EndpointCounters;

namespace ParkTwin.Mqtt.Endpoint;

/// <summary>The handshake: the first packet is CONNECT, in time, and is answered.</summary>
internal sealed partial class DeviceConnection
{
    /// <summary>Reads CONNECT, asks the gateway, and takes the session.</summary>
    /// <returns>The CONNACK to send; <c>null</c> when the device was refused, or went.</returns>
    private async ValueTask<byte[]?> HandshakeAsync()
    {
        var fault = await ReadConnectAsync();
        if (fault is { } code)
        {
            await RefuseAsync(code, null);
            return null;
        }

        if (_ending is not null || _connect is not { } connect)
        {
            return null;
        }

        var assigned = connect.ClientId.Length == 0;
        if (assigned)
        {
            connect.ClientId = "auto-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        }

        var decision = await DecideAsync(connect, assigned);
        CryptographicOperations.ZeroMemory(connect.Password);
        connect.Password = null;
        if (!decision.Accepted)
        {
            await RefuseAsync(decision.ReasonCode, decision.ReasonText);
            return null;
        }

        var expiry = SessionExpiry(connect);
        (_session, var present) = await _sessions
            .AttachAsync(this, SessionKey(connect, decision), connect.CleanStart, expiry, _stop.Token);
        Accept(connect, decision, present);
        return Connack(connect, assigned, expiry, present).Encode(connect.IsV5);
    }

    /// <summary>Reads one packet that has to be CONNECT.</summary>
    /// <returns>The fault to refuse it with; <c>null</c> where there is none, or the device went.</returns>
    private async ValueTask<MqttReasonCode?> ReadConnectAsync()
    {
        while (_ending is null)
        {
            var result = await _transport.Input.ReadAsync(CancellationToken.None);
            var buffer = result.Buffer;
            if (!buffer.IsEmpty && buffer.FirstSpan[0] != (byte)MqttPacketType.Connect << 4)
            {
                return MqttReasonCode.ProtocolError;
            }

            var frame = MqttFrame.Read(buffer, out var header, out var length);
            if (frame < 0)
            {
                return MqttReasonCode.MalformedPacket;
            }

            if (frame > 0 && header + length > _services.Options.MaximumPacketSize)
            {
                return MqttReasonCode.PacketTooLarge;
            }

            if (frame > 0 && buffer.Length >= header + length)
            {
                var fault = DecodeConnect(buffer.Slice(header, length));
                _transport.Input.AdvanceTo(buffer.GetPosition(header + length));
                _services.Counters.Add(Count.BytesReceived, header + length);
                return fault == MqttReasonCode.Success ? null : fault;
            }

            _transport.Input.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
            {
                Close(new Ending(OfflineReason.ConnectionLost));
            }
        }

        return null;
    }

    private MqttReasonCode DecodeConnect(in ReadOnlySequence<byte> body)
    {
        var bytes = body.IsSingleSegment ? body.FirstSpan : body.ToArray();
        var fault = ConnectPacket.Decode(bytes, out _connect);
        if (fault == MqttReasonCode.Success && _connect!.AuthenticationMethod is not null)
        {
            return MqttReasonCode.BadAuthenticationMethod;
        }

        // 3.1.1 lets only a clean session go without an identifier (3.1.3-8).
        var nameless = fault == MqttReasonCode.Success && _connect is { IsV5: false, CleanStart: false, ClientId.Length: 0 };
        return nameless ? MqttReasonCode.ClientIdentifierNotValid : fault;
    }

    private async ValueTask<ConnectDecision> DecideAsync(ConnectPacket connect, bool assigned)
    {
        if (_services.Counters.Read(Count.Connected) >= _services.Options.MaximumConnections)
        {
            return ConnectDecision.Refuse(MqttReasonCode.ServerBusy, $"{_services.Options.MaximumConnections} are connected.");
        }

        if (_address.Admission.Refusal is not MqttReasonCode.Success and var refusal)
        {
            return ConnectDecision.Refuse(refusal, "More connections from this address than are allowed. Wait, then try again.");
        }

        var request = new ConnectRequest
        {
            ClientId = connect.ClientId,
            ClientIdAssigned = assigned,
            UserName = connect.UserName,
            Password = connect.Password is { } password ? password : default(ReadOnlyMemory<byte>?),
            RemoteEndPoint = _address.Remote,
            LocalEndPoint = _address.Origin.Local,
            Forwarded = _address.Origin.Forwarded,
            ClientCertificate = _address.Origin.ClientCertificate,
            ProtocolLevel = (MqttProtocolLevel)connect.Level,
            CleanStart = connect.CleanStart,
            KeepAliveSeconds = connect.KeepAlive,
            Will = connect.Will,
        };
        var decision = _services.Gateway.ConnectAsync(request, _stop.Token);

        // A gateway that is deaf to the token must not hold the connection.
        return decision.IsCompleted
            ? await decision
            : await decision.AsTask().WaitAsync(_stop.Token);
    }

    /// <summary>U+0000 is in no identifier, so that no owner's key is another's.</summary>
    private static string SessionKey(ConnectPacket connect, in ConnectDecision decision) =>
        decision.Owner is { } owner ? $"{owner}\0{connect.ClientId}" : connect.ClientId;

    private uint SessionExpiry(ConnectPacket connect)
    {
        var longest = (uint)_services.Options.MaximumSessionExpiry.TotalSeconds;
        if (connect.IsV5)
        {
            return Math.Min(connect.SessionExpiry, longest);
        }

        return connect.CleanStart ? 0 : longest;
    }

    private void Accept(ConnectPacket connect, ConnectDecision decision, bool present)
    {
        var number = _services.Counters.Next(Count.ConnectsAccepted);
        _address.Admission.Answered();
        _services.Counters.Add(Count.Connected);
        _output.Connect = connect;
        _output.Session = _session;
        var cap = _services.Options.MaximumKeepAliveSeconds;
        var keepAlive = cap > 0 && connect.IsV5 && (connect.KeepAlive == 0 || connect.KeepAlive > cap) ? cap : connect.KeepAlive;
        _keepAliveMs = keepAlive * 1_500L;
        _lastReceivedMs = _services.Wheel.NowMs;
        var device = new DeviceSession
        {
            Number = number,
            ClientId = connect.ClientId,
            UserName = connect.UserName,
            ProtocolLevel = (MqttProtocolLevel)connect.Level,
            RemoteEndPoint = _address.Remote,
            ConnectedAt = _services.Time.GetUtcNow(),
            SessionPresent = present,
            State = decision.State,
            Connection = this,
        };
        _lastTicket = _session!.LastTicket;
        _device = device;
        _receiver = _services.Gateway.Open(device);
        MqttLog.Connected(_services.Log, connect.ClientId, _address.Remote, connect.Level);
    }

    private ConnackPacket Connack(ConnectPacket connect, bool assigned, uint expiry, bool present)
    {
        var options = _services.Options;
        var keepAlive = (int)(_keepAliveMs / 1_500);
        return new ConnackPacket
        {
            SessionPresent = present,
            ReasonCode = MqttReasonCode.Success,
            SessionExpiry = expiry == connect.SessionExpiry ? null : expiry,
            ReceiveMaximum = (ushort)options.ReceiveMaximum,
            RetainAvailable = false,
            MaximumPacketSize = (uint)options.MaximumPacketSize,
            AssignedClientId = assigned ? connect.ClientId : null,
            TopicAliasMaximum = (ushort)options.TopicAliasMaximum,
            SubscriptionIdentifierAvailable = false,
            SharedSubscriptionAvailable = false,
            ServerKeepAlive = keepAlive == connect.KeepAlive ? null : (ushort)keepAlive,
        };
    }

    /// <summary>Answers CONNECT with a refusal, where the device can read one.</summary>
    private async ValueTask RefuseAsync(MqttReasonCode code, string? text)
    {
        _services.Counters.Add(Count.ConnectsRefused);
        MqttLog.Refused(_services.Log, _connect?.ClientId ?? "", _address.Remote, code);
        var level = _connect?.Level ?? 0;
        var v5 = level >= (int)MqttProtocolLevel.V5;

        // 3.1.1 has no return code for a malformed CONNECT: the connection is closed without one.
        var protocolFault = code is MqttReasonCode.MalformedPacket or MqttReasonCode.ProtocolError
            or MqttReasonCode.PacketTooLarge or MqttReasonCode.TopicNameInvalid;
        if (level == 0 || (protocolFault && !v5))
        {
            return;
        }

        var wanted = _connect!.RequestProblemInformation ? text : null;
        var connack = new ConnackPacket { ReasonCode = code, ReasonText = wanted }.Encode(v5);
        if (connack.Length <= _connect.MaximumPacketSize)
        {
            await _transport.Output.WriteAsync(connack, CancellationToken.None);
        }
    }
}
