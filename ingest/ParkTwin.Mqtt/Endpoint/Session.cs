namespace ParkTwin.Mqtt.Endpoint;

/// <summary>
/// What outlives a connection of one client identifier: QoS 2 packet identifiers, subscriptions, downlink. The table's lock guards
/// owner, expiry and will; the owner's loop alone uses the packet identifiers.
/// </summary>
internal sealed class Session(string clientId, int downlinkLength)
{
    private DownlinkQueue? _downlink;

    public string ClientId { get; } = clientId;

    /// <summary>The connection that carries the session now.</summary>
    public DeviceConnection? Owner { get; set; }

    /// <summary>How long it outlives the connection, in seconds; <see cref="uint.MaxValue"/> is the endpoint's maximum.</summary>
    public uint ExpirySeconds { get; set; }

    /// <summary>When it ends, in the wheel's milliseconds; only while nobody owns it.</summary>
    public long ExpiresAtMs { get; set; }

    /// <summary>QoS 2 messages received and not yet released.</summary>
    public PacketIdSet ReceivedIds { get; } = new();

    /// <summary>The highest ticket of any publish of this session: what a repeated QoS 2 message waits for.</summary>
    public long LastTicket { get; set; }

    /// <summary>Filters and granted QoS; changed under the index's lock.</summary>
    public Dictionary<TopicKey, MqttQos> Subscriptions { get; } = [];

    /// <summary>The Will that waits for its delay, and whose it is.</summary>
    public (MqttWill Will, DeviceSession Device, long DueMs)? DelayedWill { get; set; }

    /// <summary>Its place among the sessions without a connection.</summary>
    public LinkedListNode<Session>? Detached { get; set; }

    /// <summary>Counts how often it was left without a connection: an entry on the wheel of an earlier time is stale.</summary>
    public int DetachCount { get; set; }

    /// <summary>Messages to the device; made with the first subscription.</summary>
    public DownlinkQueue? Downlink => _downlink;

    public DownlinkQueue OpenDownlink() => _downlink ??= new DownlinkQueue(downlinkLength);
}
