namespace ParkTwin.Mqtt;

/// <summary>Takes the publishes of one connection. Never called concurrently; disposed when the connection ends.</summary>
public interface IPublishReceiver : IDisposable
{
    /// <summary>Stages one PUBLISH. The spans are valid only during the call; the topic is valid UTF-8 without wildcards.</summary>
    /// <returns>
    /// What PUBACK or PUBREC of MQTT 5 says; 3.1.1 devices get a plain acknowledgement whatever it is. A failure is acknowledged
    /// in its turn and after the commit as well.
    /// </returns>
    MqttReasonCode Receive(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, in PublishFlags flags);

    /// <summary>Why the last <see cref="Receive"/> failed, for MQTT 5 devices that want to know; asked only after a failure.</summary>
    string? LastReasonText => null;

    /// <summary>Hands over everything staged since the last call; called once per received chunk.</summary>
    /// <returns>
    /// The ticket: acknowledgements of those publishes leave when <see cref="ICommitFeed.Committed"/> reaches it; 0 is at once.
    /// </returns>
    long Submit();

    /// <summary>Completes when the connection may read on; synchronously when there is room. Awaited once, after each submit.</summary>
    ValueTask ReadyAsync(CancellationToken cancellationToken);
}
