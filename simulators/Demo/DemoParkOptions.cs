using System.Net;

namespace ParkTwin.Simulators;

/// <summary>How the demo park publishes.</summary>
public sealed class DemoParkOptions
{
    /// <summary>Host of the device endpoint. Default 127.0.0.1.</summary>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>TCP port of the device endpoint, 1 to 65535. Default 1883.</summary>
    public int Port { get; set; } = 1883;

    /// <summary>
    /// Asked for the endpoint once the host has started, in place of <see cref="Host"/> and <see cref="Port"/>; may wait until it
    /// is up.
    /// Default null.
    /// </summary>
    public Func<CancellationToken, ValueTask<DnsEndPoint>>? Endpoint { get; set; }

    /// <summary>User name of the devices; null connects without credentials (the default).</summary>
    public string? User { get; set; }

    /// <summary>Password of the devices; null without.</summary>
    public string? Password { get; set; }

    /// <summary>Days of quarter-hourly history published at the first start, 0 to 1000. Default 60.</summary>
    public int HistoryDays { get; set; } = 60;

    /// <summary>
    /// A small file that remembers how far the park has published, so that a later start sends only what is missing. Put it into
    /// the
    /// twin's data directory, so that both vanish together. Default null: every start sends the history again (harmless, all
    /// duplicates).
    /// </summary>
    public string? StateFile { get; set; }

    /// <summary>
    /// Asked at start when <see cref="StateFile"/> says nothing: the instant up to which the twin holds the demo park's readings,
    /// or null.
    /// Default null.
    /// </summary>
    public Func<CancellationToken, ValueTask<DateTimeOffset?>>? LastSeen { get; set; }

    /// <summary>Called, and repeatable, each time that everything up to the present is published and acknowledged. Default null.</summary>
    public Action? CaughtUp { get; set; }

    /// <summary>Everything random follows from it; the registry must be of the same seed. Default 1.</summary>
    public int Seed { get; set; } = 1;
}
