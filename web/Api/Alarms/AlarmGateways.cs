using System.Collections.Concurrent;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Web.Api.Alarms;

/// <summary>
/// Which meters are behind which gateway, for the groups of alarms: read again after half a minute, so that a desk full of alarms asks once.
/// A gateway that may speak for all of a park, or is disabled, is none of them. Safe for concurrent use.
/// </summary>
internal sealed class AlarmGateways(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<ParkId, Held> _held = new();

    /// <summary>The gateways of a park that are named for meters.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyCollection<MeterId>>> ReadAsync(ParkId park)
    {
        if (_held.TryGetValue(park, out var held) && time.GetElapsedTime(held.ReadAt) < Fresh)
        {
            return held.Meters;
        }

        var readAt = time.GetTimestamp();
        var meters = MetersOf(await grains.GetGrain<IGatewayGrain>(park.Value).Read());
        _held[park] = new(readAt, meters);
        return meters;
    }

    /// <summary>The gateways of a table that are named for meters.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyCollection<MeterId>> MetersOf(GatewayTable table) => table.Gateways
        .Where(gateway => gateway is { Disabled: false, Meters: not null })
        .ToDictionary(gateway => gateway.Gateway, gateway => (IReadOnlyCollection<MeterId>)gateway.Meters!.ToHashSet(), StringComparer.Ordinal);

    private sealed record Held(long ReadAt, IReadOnlyDictionary<string, IReadOnlyCollection<MeterId>> Meters);
}
