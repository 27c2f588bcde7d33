using System.Net;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Options;

/// <summary>The settings of the twin, checked. The command line wins over the environment, which wins over appsettings.json.</summary>
public sealed record TwinOptions
{
    /// <summary>Registry file (<c>--park</c>), absolute; null for none.</summary>
    public string? Park { get; init; }

    /// <summary>Data directory (<c>--data</c>), absolute. Default <c>./data</c>.</summary>
    public required string Data { get; init; }

    /// <summary>Where the page and the API are served (<c>--urls</c>). Default http://127.0.0.1:5080.</summary>
    public required IReadOnlyList<ListenAddress> Urls { get; init; }

    /// <summary>Where devices connect (<c>--mqtt</c>). Default 127.0.0.1:1883.</summary>
    public required ListenAddress Mqtt { get; init; }

    /// <summary>Where devices connect with TLS (<c>--mqtts</c>); null for nowhere.</summary>
    public ListenAddress? Mqtts { get; init; }

    /// <summary>Certificate chain of the TLS listeners (<c>--tls-cert</c>), PEM, absolute; null for none.</summary>
    public string? TlsCertificate { get; init; }

    /// <summary>Its private key (<c>--tls-key</c>), PEM, absolute; null for none.</summary>
    public string? TlsKey { get; init; }

    /// <summary>Authorities of client certificates (<c>--mqtt-client-ca</c>), PEM, absolute; null asks devices for none.</summary>
    public string? MqttClientAuthority { get; init; }

    /// <summary>Lets devices in without credentials, for any meter (<c>--mqtt-anonymous</c>). Loopback only. Default false.</summary>
    public bool MqttAnonymous { get; init; }

    /// <summary>An existing broker to read from as well (<c>--broker</c>): mqtt://host:port; null for none.</summary>
    public Uri? Broker { get; init; }

    /// <summary>Proxies that are believed about the client's address and scheme (<c>--behind-proxy</c>). Default none.</summary>
    public IReadOnlyList<IPAddress> BehindProxy { get; init; } = [];

    /// <summary>Outside identity providers (<c>PARKTWIN__SIGNIN__{id}__…</c>). Default none.</summary>
    internal IReadOnlyList<OutsideProvider> Providers { get; init; } = [];

    /// <summary>Password of the first administrator (<c>PARKTWIN__ADMIN__PASSWORD</c>); null for a one-time password.</summary>
    public string? AdminPassword { get; init; }

    /// <summary>Gives <c>admin</c> a new one-time password at this start (<c>--reset-admin</c>).</summary>
    public bool ResetAdmin { get; init; }

    /// <summary>Runs the modelled park. Default true, unless <see cref="Park"/> is given or <c>--demo off</c>.</summary>
    public bool Demo { get; init; }
}
