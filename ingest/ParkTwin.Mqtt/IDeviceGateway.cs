namespace ParkTwin.Mqtt;

/// <summary>What the endpoint does with devices' messages; one for the process. Calls of different connections come concurrently.</summary>
public interface IDeviceGateway
{
    /// <summary>Which of the publishes handed over are durable.</summary>
    ICommitFeed Commits { get; }

    /// <summary>May this device connect? Called once per CONNECT, before any session is opened or taken over.</summary>
    /// <param name="request">What the device says of itself.</param>
    /// <param name="cancellationToken">Fires when the connection ends or the handshake takes too long.</param>
    ValueTask<ConnectDecision> ConnectAsync(ConnectRequest request, CancellationToken cancellationToken);

    /// <summary>Opens the receiver of one connection; its calls come from that connection's loop, one at a time.</summary>
    IPublishReceiver Open(DeviceSession session);

    /// <summary>
    /// The device is no longer connected: once for each opened session, after its receiver was disposed; and once more with
    /// <see cref="OfflineReason.WillDelayElapsed"/> when a delayed Will falls due.
    /// </summary>
    /// <param name="session">The session that ended.</param>
    /// <param name="reason">Why.</param>
    /// <param name="will">The Will to record now; <c>null</c> when there is none, it is delayed, or DISCONNECT revoked it.</param>
    void Offline(DeviceSession session, OfflineReason reason, MqttWill? will);

    /// <summary>May this filter be subscribed? The filter is valid UTF-8 and well formed; shared ones never come here.</summary>
    /// <returns>The granted QoS (the endpoint lowers 2 to 1), or a refusal from 0x80 on; 3.1.1 devices see 0x80 for any of these.</returns>
    MqttReasonCode Subscribe(DeviceSession session, ReadOnlySpan<byte> topicFilter, MqttQos requested);
}
