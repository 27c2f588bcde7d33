namespace ParkTwin.Mqtt;

/// <summary>Counts of one endpoint since it started, but for those that say otherwise.</summary>
public sealed record MqttEndpointStatistics
{
    /// <summary>Connected devices now.</summary>
    public required long Connected { get; init; }

    /// <summary>Sessions now: connected, and kept without a connection.</summary>
    public required long Sessions { get; init; }

    /// <summary>Connections taken from the transport, whatever came of them.</summary>
    public required long ConnectionsOpened { get; init; }

    /// <summary>CONNECTs accepted.</summary>
    public required long ConnectsAccepted { get; init; }

    /// <summary>CONNECTs refused, malformed ones and missed deadlines included.</summary>
    public required long ConnectsRefused { get; init; }

    /// <summary>Publishes handed to the gateway.</summary>
    public required long PublishesReceived { get; init; }

    /// <summary>Of these, the ones the gateway answered with a failure.</summary>
    public required long PublishesRefused { get; init; }

    /// <summary>QoS 2 publishes recognised as repeated and not handed over again.</summary>
    public required long PublishesRepeated { get; init; }

    /// <summary>Acknowledgements (PUBACK, PUBREC) written.</summary>
    public required long AcknowledgementsSent { get; init; }

    /// <summary>Bytes received.</summary>
    public required long BytesReceived { get; init; }

    /// <summary>Connections ended because the device broke the protocol or a limit.</summary>
    public required long ProtocolErrors { get; init; }

    /// <summary>Connections ended because the device did not read.</summary>
    public required long SlowReaders { get; init; }

    /// <summary>Connections ended because nothing came in the keep-alive's time.</summary>
    public required long KeepAliveTimeouts { get; init; }

    /// <summary>Connections displaced by a newer one with the same client identifier.</summary>
    public required long TakeOvers { get; init; }

    /// <summary>Messages to devices written.</summary>
    public required long DownlinkSent { get; init; }

    /// <summary>Messages to devices dropped because a queue was full or the device takes none so large.</summary>
    public required long DownlinkDropped { get; init; }
}
