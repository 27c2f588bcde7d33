using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace ParkTwin.Web.Options;

/// <summary>Where to listen: one interface, both loopbacks, or every interface, and a port.</summary>
/// <param name="Host">As it was written: an IP address, <c>localhost</c> or <c>*</c>.</param>
/// <param name="Address">The interface; null for <c>localhost</c>, which is both loopbacks.</param>
/// <param name="Port">0 to 65 535; 0 takes a free one.</param>
public sealed record ListenAddress(string Host, IPAddress? Address, int Port)
{
    /// <summary>True when it is encrypted with TLS.</summary>
    public bool Tls { get; init; }

    /// <summary>True when only this machine can connect.</summary>
    public bool IsLoopback => Address is null || IPAddress.IsLoopback(Address);

    /// <summary>True when every interface of this machine is meant.</summary>
    public bool IsAnyAddress => Address is { } address && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));

    /// <summary>The end points to bind.</summary>
    public IReadOnlyList<IPEndPoint> EndPoints => Address is { } address
        ? [new IPEndPoint(address, Port)]
        : [new IPEndPoint(IPAddress.Loopback, Port), new IPEndPoint(IPAddress.IPv6Loopback, Port)];

    /// <summary>Takes <c>HOST:PORT</c>; an IPv6 address stands in brackets.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ListenAddress? address)
    {
        address = null;
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > 65_535)
        {
            return false;
        }

        var host = text[..colon];
        if (host is "*" or "+")
        {
            address = new ListenAddress("*", IPAddress.Any, port);
        }
        else if (host == "localhost")
        {
            // A free port cannot be chosen for two interfaces at once.
            address = new ListenAddress(host, port == 0 ? IPAddress.Loopback : null, port);
        }
        else if (host is not ['[', .., ']'] == !host.Contains(':', StringComparison.Ordinal)
            && IPAddress.TryParse(host.Trim('[', ']'), out var ip))
        {
            address = new ListenAddress(host, ip, port);
        }

        return address is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Host}:{Port}";
}
