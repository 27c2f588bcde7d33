namespace ParkTwin.Mqtt;

/// <summary>Settings of a client.</summary>
public sealed record MqttClientOptions
{
    /// <summary>The server.</summary>
    public required MqttServerAddress Server { get; init; }

    /// <summary>Client identifier; empty (the default) makes one up.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>The protocol; default 5.0.</summary>
    public MqttProtocolLevel ProtocolLevel { get; init; } = MqttProtocolLevel.V5;

    /// <summary>Whether the first connect begins a new session; default true. Reconnects resume it where there is an expiry.</summary>
    public bool CleanStart { get; init; } = true;

    /// <summary>How long the server keeps the session without a connection, in seconds; default 0. 3.1.1: above 0 is "not clean".</summary>
    public uint SessionExpirySeconds { get; init; }

    /// <summary>Keep-alive in seconds, 0 to 65,535; default 60. 0 is none.</summary>
    public int KeepAliveSeconds { get; init; } = 60;

    /// <summary>QoS 1 and 2 messages that may be under way, 1 to 65,535; default 1,000. Lowered to the server's Receive Maximum.</summary>
    public int Window { get; init; } = 1_000;

    /// <summary>QoS 1 and 2 messages that the server may leave unacknowledged here (5.0), 1 to 65,535; default 65,535.</summary>
    public int ReceiveMaximum { get; init; } = ushort.MaxValue;

    /// <summary>The largest packet taken, in bytes; default 1 MiB.</summary>
    public int MaximumPacketSize { get; init; } = 1 << 20;

    /// <summary>Whether the first connect is tried again and again as later ones are; default false: it throws.</summary>
    public bool RetryFirstConnect { get; init; }

    /// <summary>How long one attempt to connect may take; default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The first wait before a reconnect; default 200 ms. It doubles, give or take a fifth by chance.</summary>
    public TimeSpan ReconnectFrom { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait before a reconnect; default 30 s.</summary>
    public TimeSpan ReconnectTo { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A message the server publishes when the client goes without DISCONNECT.</summary>
    public MqttWill? Will { get; init; }

    /// <summary>Makes the connection; <c>null</c> (the default) is TCP, or TLS as the address says.</summary>
    public Func<MqttServerAddress, CancellationToken, ValueTask<IMqttTransport>>? Transport { get; init; }
}
