using ParkTwin.Mqtt.Codec;

namespace ParkTwin.Mqtt.Client;

/// <summary>
/// QoS 1 and 2 messages between being handed over and acknowledged: in order, at most a window of them on the wire, sent again on
/// the next connection. Safe from any thread.
/// </summary>
internal sealed class OutgoingWindow(int limit, bool v5)
{
    /// <summary>Leaves packet identifiers for SUBSCRIBE and UNSUBSCRIBE.</summary>
    private const int MostIds = 65_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<ushort, OutgoingMessage> _onWire = [];
    private readonly Queue<OutgoingMessage> _waiting = new();
    private readonly HashSet<ushort> _otherIds = [];
    private ClientOutput? _output;
    private int _wire;
    private long _sequence;
    private ushort _lastId;
    private TaskCompletionSource? _empty;

    /// <summary>Messages acknowledged without a failure.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Messages acknowledged with a failure.</summary>
    public long Refused { get; private set; }

    /// <summary>Takes a message: sends it, or keeps it for when there is room or a connection.</summary>
    public void Add(OutgoingMessage message)
    {
        lock (_gate)
        {
            message.Sequence = ++_sequence;
            _waiting.Enqueue(message);
            SendWaiting();
        }
    }

    /// <summary>A connection is there.</summary>
    /// <param name="output">Its output.</param>
    /// <param name="receiveMaximum">What the server can take.</param>
    /// <param name="sessionPresent">Whether the server knows what was sent before.</param>
    /// <returns>How many messages were completed because the server had them and their session is gone.</returns>
    public int Attach(ClientOutput output, int receiveMaximum, bool sessionPresent)
    {
        lock (_gate)
        {
            _output = output;
            _wire = Math.Min(Math.Min(limit, MostIds), receiveMaximum);
            _otherIds.Clear();
            var completed = 0;
            foreach (var message in _onWire.Values.OrderBy(m => m.Sequence).ToArray())
            {
                if (!message.Released)
                {
                    message.Sent = sessionPresent;
                    output.SendPublish(message, v5);
                }
                else if (sessionPresent)
                {
                    output.Send(new AckPacket(message.PacketId, MqttReasonCode.Success, null).Encode(MqttPacketType.Pubrel, v5));
                }
                else
                {
                    // Its PUBREC came: the server has it, and nobody is left to say PUBCOMP.
                    Complete(message, MqttReasonCode.Success);
                    completed++;
                }
            }

            SendWaiting();
            return completed;
        }
    }

    /// <summary>The connection is gone.</summary>
    public void Detach()
    {
        lock (_gate)
        {
            _output = null;
        }
    }

    /// <summary>PUBACK, PUBREC or PUBCOMP.</summary>
    /// <returns>Whether a message is done and its place is free.</returns>
    public bool OnAck(MqttPacketType type, in AckPacket ack)
    {
        lock (_gate)
        {
            if (!_onWire.TryGetValue(ack.PacketId, out var message))
            {
                if (type == MqttPacketType.Pubrec)
                {
                    SendPubrel(ack.PacketId, MqttReasonCode.PacketIdentifierNotFound);
                }

                return false;
            }

            if (type == MqttPacketType.Pubrec && ack.ReasonCode < MqttReasonCode.UnspecifiedError)
            {
                message.Released = true;
                SendPubrel(ack.PacketId, MqttReasonCode.Success);
                return false;
            }

            Complete(message, ack.ReasonCode);
            SendWaiting();
            return true;
        }
    }

    /// <summary>Takes a packet identifier for something else than a message.</summary>
    public ushort TakeId()
    {
        lock (_gate)
        {
            var id = NextId();
            _otherIds.Add(id);
            return id;
        }
    }

    /// <summary>Gives it back.</summary>
    public void ReturnId(ushort id)
    {
        lock (_gate)
        {
            _otherIds.Remove(id);
        }
    }

    /// <summary>Completes when nothing waits for an acknowledgement.</summary>
    public Task EmptyAsync()
    {
        lock (_gate)
        {
            if (_onWire.Count + _waiting.Count == 0)
            {
                return Task.CompletedTask;
            }

            _empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _empty.Task;
        }
    }

    /// <summary>Ends every wait: the client is disposed.</summary>
    public void Fail(Exception cause)
    {
        lock (_gate)
        {
            foreach (var message in _onWire.Values.Concat(_waiting))
            {
                message.Done?.TrySetException(cause);
            }

            _onWire.Clear();
            _waiting.Clear();
            _empty?.TrySetException(cause);
        }
    }

    private void SendPubrel(ushort id, MqttReasonCode code) =>
        _output?.Send(new AckPacket(id, v5 ? code : MqttReasonCode.Success, null).Encode(MqttPacketType.Pubrel, v5));

    private void SendWaiting()
    {
        while (_output is { } output && _onWire.Count < _wire && _waiting.TryDequeue(out var message))
        {
            message.PacketId = NextId();
            _onWire.Add(message.PacketId, message);
            output.SendPublish(message, v5);
        }
    }

    private void Complete(OutgoingMessage message, MqttReasonCode code)
    {
        _onWire.Remove(message.PacketId);
        if (code < MqttReasonCode.UnspecifiedError)
        {
            Acknowledged++;
        }
        else
        {
            Refused++;
        }

        message.Done?.TrySetResult(code);
        if (_empty is not null && _onWire.Count + _waiting.Count == 0)
        {
            _empty.TrySetResult();
            _empty = null;
        }
    }

    private ushort NextId()
    {
        do
        {
            _lastId = _lastId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastId + 1);
        }
        while (_onWire.ContainsKey(_lastId) || _otherIds.Contains(_lastId));
        return _lastId;
    }
}
