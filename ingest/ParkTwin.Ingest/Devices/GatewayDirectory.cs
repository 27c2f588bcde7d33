using System.Diagnostics.CodeAnalysis;
using ParkTwin.Contracts;

namespace ParkTwin.Ingest.Devices;

/// <summary>All gateways of all parks, by user name and by certificate. Immutable; a change replaces the whole.</summary>
internal sealed class GatewayDirectory
{
    private readonly Dictionary<string, Gateway> _byUserName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Gateway?> _byThumbprint = new(StringComparer.Ordinal);

    /// <summary>The gateways of these tables; those that mean the same as in <paramref name="before"/> are taken over from there.</summary>
    public GatewayDirectory(IEnumerable<GatewayTable> tables, GatewayDirectory before)
    {
        foreach (var table in tables)
        {
            foreach (var record in table.Gateways)
            {
                var gateway = new Gateway(table.Park, record);
                if (before._byUserName.TryGetValue(gateway.UserName, out var known) && known.Record.Stamp == record.Stamp)
                {
                    gateway = known;
                }

                _byUserName.Add(gateway.UserName, gateway);
                foreach (var thumbprint in record.Thumbprints)
                {
                    // In two parks it names nobody by itself: the user name has to say which.
                    _byThumbprint[thumbprint] = _byThumbprint.ContainsKey(thumbprint) ? null : gateway;
                }
            }
        }
    }

    private GatewayDirectory()
    {
    }

    /// <summary>A directory without a gateway.</summary>
    public static GatewayDirectory Empty { get; } = new();

    /// <summary>The user names.</summary>
    public IReadOnlyCollection<string> UserNames => _byUserName.Keys;

    /// <summary>The gateway of a user name.</summary>
    public bool TryFind(string userName, [NotNullWhen(true)] out Gateway? gateway) => _byUserName.TryGetValue(userName, out gateway);

    /// <summary>The gateway that a certificate with this thumbprint belongs to.</summary>
    public bool TryFindCertificate(string thumbprint, [NotNullWhen(true)] out Gateway? gateway) =>
        _byThumbprint.TryGetValue(thumbprint, out gateway) && gateway is not null;
}
