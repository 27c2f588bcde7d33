using System.Collections.Concurrent;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Mqtt;

namespace ParkTwin.Ingest.Devices;

/// <summary>Connections of gateways: who is here, and who has to go because its gateway changed. Safe for concurrent use.</summary>
internal sealed class DeviceSessions(GatewayDirectoryHolder gateways, TimeProvider time) : IDeviceSessions
{
    private const string ChangedText = "The gateway's credentials or permissions have changed. Connect again with those that hold now.";
    private readonly ConcurrentDictionary<long, (DeviceSession Session, Gateway Gateway)> _live = new();
    private readonly ConcurrentDictionary<string, GatewayTrack> _tracks = new(StringComparer.Ordinal);

    /// <summary>What is counted of a gateway that there is.</summary>
    public GatewayTrack Track(Gateway gateway) => _tracks.GetOrAdd(gateway.UserName, static _ => new GatewayTrack());

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, GatewayPresence> Read(ParkId park)
    {
        var prefix = park.Value + "/";
        return _tracks.Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(one => one.Key[prefix.Length..], one => one.Value.Presence, StringComparer.Ordinal);
    }

    /// <summary>A connection was accepted. One whose gateway has changed since it was looked up goes at once.</summary>
    public void Add(DeviceSession session, GatewayAccess access)
    {
        access.Track.Connected(1);
        access.Track.Seen(time.GetUtcNow().ToUnixTimeMilliseconds());
        _live[session.Number] = (session, access.Gateway);
        if (!IsCurrent(access.Gateway))
        {
            session.Disconnect(MqttReasonCode.NotAuthorized, ChangedText);
        }
    }

    /// <summary>A connection has ended.</summary>
    public void Remove(DeviceSession session, GatewayAccess access)
    {
        if (_live.TryRemove(session.Number, out _))
        {
            access.Track.Connected(-1);
        }
    }

    /// <summary>Ends every connection whose gateway is no longer what it was. Call it when the directory has changed.</summary>
    public void EndStale()
    {
        foreach (var (session, gateway) in _live.Values)
        {
            if (!IsCurrent(gateway))
            {
                session.Disconnect(MqttReasonCode.NotAuthorized, ChangedText);
            }
        }

        foreach (var userName in _tracks.Keys)
        {
            if (!gateways.Current.TryFind(userName, out _))
            {
                _tracks.TryRemove(userName, out _);
            }
        }
    }

    private bool IsCurrent(Gateway gateway) => gateways.Current.TryFind(gateway.UserName, out var current) && current == gateway;
}
