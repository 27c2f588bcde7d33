namespace ParkTwin.Mqtt;

/// <summary>Messages to devices: to whoever is subscribed to the topic, now or (QoS 1, a session that lives on) at its return.</summary>
public interface IDownlink
{
    /// <summary>Queues one message for each subscribed session. Never blocks; safe from any thread.</summary>
    /// <param name="topic">Topic name without wildcards.</param>
    /// <param name="payload">Payload; copied.</param>
    /// <param name="qos">0 or 1; lowered to what the subscription was granted.</param>
    /// <returns>
    /// The sessions that took it. A session whose queue is full drops a QoS 0 message, and its oldest queued one in favour of a
    /// QoS 1 message; the drops are counted in the statistics.
    /// </returns>
    /// <exception cref="ArgumentException">The topic is empty, has a wildcard, or is no valid UTF-8 of at most 65,535 bytes.</exception>
    int Publish(string topic, ReadOnlySpan<byte> payload, MqttQos qos);
}
