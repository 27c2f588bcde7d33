namespace ParkTwin.Mqtt;

/// <summary>Takes the messages of a client. All calls come from the connection's loop, one at a time.</summary>
public interface IMqttMessageHandler
{
    /// <summary>One message. QoS 1 and 2 stay unacknowledged until <see cref="MqttClient.Acknowledge"/>, best in the same order.</summary>
    void OnMessage(in MqttDelivery delivery);

    /// <summary>All messages of a received chunk have been given.</summary>
    void OnChunkEnd();

    /// <summary>Completes when the client may read on.</summary>
    ValueTask ReadyAsync(CancellationToken cancellationToken);
}
