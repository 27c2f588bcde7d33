using System.Collections.Concurrent;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Web.Api.Alarms;

/// <summary>
/// Which meters are behind which gateway, for the groups of alarms: read again after half a minute, so that a desk full of alarms asks once.
/// A gateway that may speak for all of a park, or is disabled, is none of them. Alarms do not wait for gateways: where these cannot be read,
/// there are none, and groups are by enterprise. Safe for concurrent use.
/// </summary>
internal sealed class AlarmGateways(IGrainFactory grains, TimeProvider time, ILogger<AlarmGateways> logger)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private static readonly IReadOnlyDictionary<string, IReadOnlyCollection<MeterId>> None =
        new Dictionary<string, IReadOnlyCollection<MeterId>>(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<ParkId, Held> _held = new();

    /// <summary>The gateways of a park that are named for meters; none where they cannot be read, which is logged when it begins.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyCollection<MeterId>>> ReadAsync(ParkId park)
    {
        if (_held.TryGetValue(park, out var held) && time.GetElapsedTime(held.ReadAt) < Fresh)
        {
            return held.Meters;
        }

        var readAt = time.GetTimestamp();
        try
        {
            _held[park] = held = new(readAt, MetersOf(await grains.GetGrain<IGatewayGrain>(park.Value).Read()), Failed: false);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            if (held is not { Failed: true })
            {
                WebLog.GatewaysNotRead(logger, fault, park.Value);
            }

            _held[park] = held = new(readAt, None, Failed: true);
        }

        return held.Meters;
    }

    private static Dictionary<string, IReadOnlyCollection<MeterId>> MetersOf(GatewayTable table) => table.Gateways
        .Where(gateway => gateway is { Disabled: false, Meters: not null })
        .ToDictionary(gateway => gateway.Gateway, gateway => (IReadOnlyCollection<MeterId>)gateway.Meters!.ToHashSet(), StringComparer.Ordinal);

    private sealed record Held(long ReadAt, IReadOnlyDictionary<string, IReadOnlyCollection<MeterId>> Meters, bool Failed);
}
