namespace ParkTwin.Mqtt.Codec;

/// <summary>One filter of a SUBSCRIBE.</summary>
/// <param name="Filter">Valid UTF-8; not yet checked as a filter.</param>
/// <param name="Options">The options byte; its lower two bits are the QoS.</param>
internal readonly record struct SubscriptionRequest(byte[] Filter, byte Options)
{
    public MqttQos Qos => (MqttQos)(Options & 3);

    public bool NoLocal => (Options & 4) != 0;
}
