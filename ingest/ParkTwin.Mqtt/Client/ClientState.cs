using ParkTwin.Mqtt.Codec;
using ParkTwin.Mqtt.Endpoint;

namespace ParkTwin.Mqtt.Client;

/// <summary>What outlives a connection of a client: messages under way, received QoS 2 identifiers, subscriptions, open requests.</summary>
internal sealed class ClientState(OutgoingWindow window, SemaphoreSlim slots)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ushort, TaskCompletionSource<SubackPacket>> _requests = [];
    private readonly Dictionary<string, MqttQos> _subscriptions = [];
    private PacketIdSet _received = new();

    public OutgoingWindow Window { get; } = window;

    /// <summary>The filters subscribed, as asked.</summary>
    public IReadOnlyList<KeyValuePair<string, MqttQos>> Subscriptions
    {
        get
        {
            lock (_gate)
            {
                return [.. _subscriptions];
            }
        }
    }

    /// <summary>Remembers or forgets a subscription for the next session.</summary>
    public void SetSubscription(string filter, MqttQos? qos)
    {
        lock (_gate)
        {
            if (qos is { } value)
            {
                _subscriptions[filter] = value;
            }
            else
            {
                _subscriptions.Remove(filter);
            }
        }
    }

    public void OnAck(MqttPacketType type, in AckPacket ack)
    {
        if (Window.OnAck(type, ack))
        {
            slots.Release();
        }
    }

    /// <summary>A new connection; what the server forgot is forgotten here as well.</summary>
    public void Attach(ClientConnection connection)
    {
        var connack = connection.Connack;
        if (!connack.SessionPresent)
        {
            lock (_gate)
            {
                _received = new PacketIdSet();
            }
        }

        var completed = Window.Attach(connection.Output, connack.ReceiveMaximum, connack.SessionPresent);
        if (completed > 0)
        {
            slots.Release(completed);
        }
    }

    /// <summary>The connection is gone: requests that wait for an answer fail.</summary>
    public void Detach()
    {
        Window.Detach();
        lock (_gate)
        {
            foreach (var (id, request) in _requests)
            {
                Window.ReturnId(id);
                request.TrySetException(new MqttConnectException("The connection was lost before the server answered."));
            }

            _requests.Clear();
        }
    }

    /// <summary>Opens a request; the answer completes it.</summary>
    public (ushort Id, Task<SubackPacket> Answer) Open()
    {
        var id = Window.TakeId();
        var answer = new TaskCompletionSource<SubackPacket>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _requests[id] = answer;
        }

        return (id, answer.Task);
    }

    public void OnSuback(SubackPacket packet)
    {
        TaskCompletionSource<SubackPacket>? request;
        lock (_gate)
        {
            _requests.Remove(packet.PacketId, out request);
        }

        if (request is not null)
        {
            Window.ReturnId(packet.PacketId);
            request.TrySetResult(packet);
        }
    }

    /// <summary>False where the identifier is known.</summary>
    public bool RememberReceived(ushort packetId)
    {
        lock (_gate)
        {
            return _received.Add(packetId);
        }
    }

    /// <summary>False where the identifier is not known.</summary>
    public bool ForgetReceived(ushort packetId)
    {
        lock (_gate)
        {
            return _received.Remove(packetId);
        }
    }
}
