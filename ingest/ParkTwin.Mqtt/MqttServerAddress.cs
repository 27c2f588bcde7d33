using System.Diagnostics.CodeAnalysis;

namespace ParkTwin.Mqtt;

/// <summary>Where a client connects to: <c>mqtt://[user[:password]@]host[:port]</c>, or <c>mqtts://</c> for TLS. Prints no credentials.</summary>
public sealed record MqttServerAddress
{
    /// <summary>The port of MQTT over TCP.</summary>
    public const int DefaultPort = 1883;

    /// <summary>The port of MQTT over TLS.</summary>
    public const int DefaultTlsPort = 8883;

    /// <summary>Host name or address.</summary>
    public required string Host { get; init; }

    /// <summary>1 to 65,535.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Whether the connection is encrypted.</summary>
    public bool Tls { get; init; }

    /// <summary>User name; <c>null</c> for none.</summary>
    public string? UserName { get; init; }

    /// <summary>Password; <c>null</c> for none.</summary>
    public string? Password { get; init; }

    /// <summary>Reads an address.</summary>
    /// <param name="url">The URL, or plain <c>host:port</c>.</param>
    /// <param name="address">The address.</param>
    /// <param name="problem">What is wrong and what to write instead; without the credentials.</param>
    public static bool TryParse(string? url, [NotNullWhen(true)] out MqttServerAddress? address, [NotNullWhen(false)] out string? problem)
    {
        address = null;
        var text = url is not null && !url.Contains("://", StringComparison.Ordinal) ? "mqtt://" + url : url;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("mqtt" or "mqtts") || uri.Host.Length == 0)
        {
            problem = "The address of an MQTT server is mqtt://host:port or mqtts://host:port, with user:password@ before the host if needed.";
            return false;
        }

        if (uri.AbsolutePath is not ("" or "/") || uri.Query.Length > 0)
        {
            problem = $"The address of an MQTT server ends after the port; '{uri.PathAndQuery}' has no meaning.";
            return false;
        }

        var tls = uri.Scheme == "mqtts";
        var parts = uri.UserInfo.Split(':', 2);
        problem = null;
        address = new MqttServerAddress
        {
            Host = uri.IdnHost.Trim('[', ']'),
            Port = uri.Port > 0 ? uri.Port : tls ? DefaultTlsPort : DefaultPort,
            Tls = tls,
            UserName = parts[0].Length > 0 ? Uri.UnescapeDataString(parts[0]) : null,
            Password = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : null,
        };
        return true;
    }

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">It is none; the message says what one looks like.</exception>
    public static MqttServerAddress Parse(string url) =>
        TryParse(url, out var address, out var problem) ? address : throw new FormatException(problem);

    /// <summary>Scheme, host and port.</summary>
    public override string ToString() => $"{(Tls ? "mqtts" : "mqtt")}://{Host}:{Port}";
}
