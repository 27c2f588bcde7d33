namespace ParkTwin.Mqtt.Endpoint;

/// <summary>Messages that wait for one session, and those it has not acknowledged. Bounded. Safe from any thread.</summary>
internal sealed class DownlinkQueue(int limit)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<DownlinkMessage> _waiting = [];
    private readonly LinkedList<DownlinkMessage> _unacknowledged = [];
    private ushort _lastId;

    /// <summary>Queues a message; a full queue drops a QoS 0 message, and its oldest in favour of a QoS 1 message.</summary>
    /// <returns>How many were dropped, 0 or 1; and whether this one was taken.</returns>
    public (int Dropped, bool Taken) Offer(DownlinkMessage message)
    {
        lock (_gate)
        {
            if (_waiting.Count < limit)
            {
                _waiting.AddLast(message);
                return (0, true);
            }

            if (message.Qos == MqttQos.AtMostOnce)
            {
                return (1, false);
            }

            _waiting.RemoveFirst();
            _waiting.AddLast(message);
            return (1, true);
        }
    }

    /// <summary>Takes the next message to send, if the device's Receive Maximum leaves room.</summary>
    public DownlinkMessage? Take(int receiveMaximum)
    {
        lock (_gate)
        {
            var message = _waiting.First?.Value;
            if (message is null || (message.Qos != MqttQos.AtMostOnce && _unacknowledged.Count >= Math.Min(receiveMaximum, limit)))
            {
                return null;
            }

            _waiting.RemoveFirst();
            if (message.Qos != MqttQos.AtMostOnce)
            {
                message = message.PacketId == 0 ? message with { PacketId = NextId() } : message;
                _unacknowledged.AddLast(message);
            }

            return message;
        }
    }

    /// <summary>PUBACK; false where no such message was sent.</summary>
    public bool Acknowledge(ushort packetId)
    {
        lock (_gate)
        {
            for (var node = _unacknowledged.First; node is not null; node = node.Next)
            {
                if (node.Value.PacketId == packetId)
                {
                    _unacknowledged.Remove(node);
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The connection is a new one: what was not acknowledged is sent again, first and as a duplicate; QoS 0 is dropped.</summary>
    public void Restart()
    {
        lock (_gate)
        {
            for (var node = _waiting.First; node is not null;)
            {
                var next = node.Next;
                if (node.Value.Qos == MqttQos.AtMostOnce)
                {
                    _waiting.Remove(node);
                }

                node = next;
            }

            while (_unacknowledged.Last is { } last)
            {
                _unacknowledged.RemoveLast();
                _waiting.AddFirst(last.Value with { Sent = true });
            }
        }
    }

    private ushort NextId()
    {
        while (true)
        {
            _lastId = _lastId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastId + 1);
            if (!InUse(_unacknowledged, _lastId) && !InUse(_waiting, _lastId))
            {
                return _lastId;
            }
        }
    }

    private static bool InUse(LinkedList<DownlinkMessage> messages, ushort id)
    {
        foreach (var message in messages)
        {
            if (message.PacketId == id)
            {
                return true;
            }
        }

        return false;
    }
}
