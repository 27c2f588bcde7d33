using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using ParkTwin.Contracts;

namespace ParkTwin.Grains;

/// <summary>The gateways of one park: writes each change through, then tells the ingesters that watch.</summary>
public sealed class GatewayGrain(
    [PersistentState("gateways", GrainStorageNames.Files)] IPersistentState<GatewayState> state,
    TimeProvider time,
    ILogger<GatewayGrain> logger) : Grain, IGatewayGrain
{
    private static readonly TimeSpan WatcherLease = TimeSpan.FromMinutes(2);
    private readonly Dictionary<IGatewayObserver, long> _watchers = [];

    private GatewayTable Table => new()
    {
        Park = this.GetPrimaryKeyString(),
        Version = state.State.Version,
        Gateways = [.. state.State.Gateways],
    };

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Who watches is known here alone, and a revocation has to reach them at once.
        DelayDeactivation(TimeSpan.FromDays(3650));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<GatewayTable> Read() => Task.FromResult(Table);

    /// <inheritdoc/>
    public async Task<GatewayReply> Put(GatewayRequest request)
    {
        var known = Find(request.Gateway);
        var others = state.State.Gateways.Where(one => one != known).ToList();
        if (GatewayRules.Faults(request, others) is { Count: > 0 } faults)
        {
            return new() { Faults = faults, Before = known };
        }

        var version = state.State.Version + 1;
        var wanted = new GatewayRecord
        {
            Gateway = request.Gateway,
            Meters = request.Meters is { } meters ? [.. meters.Distinct().Order()] : null,
            Thumbprints = [.. request.Thumbprints.Select(one => GatewayRules.Plain(one)!).Distinct(StringComparer.Ordinal)],
            Secret = known?.Secret,
            Disabled = request.Disabled,
            Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note,
            ChangedAtMs = time.GetUtcNow().ToUnixTimeMilliseconds(),
            ChangedBy = request.By,
            Stamp = version,
        };
        if (known is not null && MeansTheSame(known, wanted))
        {
            if (known.Note == wanted.Note)
            {
                return new() { Kept = known, Before = known };
            }

            wanted = wanted with { Stamp = known.Stamp };
        }

        return await KeepAsync([.. others, wanted], wanted, known);
    }

    /// <inheritdoc/>
    public async Task<GatewayReply> SetSecret(string gateway, GatewaySecret? secret, string by)
    {
        if (Find(gateway) is not { } known || known.Secret == secret)
        {
            return new() { Kept = Find(gateway), Before = Find(gateway) };
        }

        var changed = known with
        {
            Secret = secret,
            ChangedAtMs = time.GetUtcNow().ToUnixTimeMilliseconds(),
            ChangedBy = by,
            Stamp = state.State.Version + 1,
        };
        return await KeepAsync([.. state.State.Gateways.Where(one => one != known), changed], changed, known);
    }

    /// <inheritdoc/>
    public async Task<GatewayRecord?> Remove(string gateway)
    {
        if (Find(gateway) is not { } known)
        {
            return null;
        }

        await KeepAsync([.. state.State.Gateways.Where(one => one != known)], known, known);
        return known;
    }

    /// <inheritdoc/>
    public Task<GatewayTable> Watch(IGatewayObserver observer)
    {
        _watchers[observer] = time.GetTimestamp() + (long)(WatcherLease.TotalSeconds * time.TimestampFrequency);
        return Task.FromResult(Table);
    }

    /// <inheritdoc/>
    public Task Unwatch(IGatewayObserver observer)
    {
        _watchers.Remove(observer);
        return Task.CompletedTask;
    }

    private static bool MeansTheSame(GatewayRecord one, GatewayRecord other) =>
        one.Disabled == other.Disabled
        && one.Thumbprints.SequenceEqual(other.Thumbprints, StringComparer.Ordinal)
        && (one.Meters is null == other.Meters is null)
        && (one.Meters ?? []).SequenceEqual(other.Meters ?? []);

    private GatewayRecord? Find(string gateway) => state.State.Gateways.FirstOrDefault(one => one.Gateway == gateway);

    /// <summary>Makes a state durable and tells it; where the disk refuses, the grain forgets it and reads what is there at its next call.</summary>
    private async Task<GatewayReply> KeepAsync(IEnumerable<GatewayRecord> gateways, GatewayRecord kept, GatewayRecord? before)
    {
        var held = state.State;
        state.State = new()
        {
            Version = held.Version + 1,
            Gateways = [.. gateways.OrderBy(one => one.Gateway, StringComparer.Ordinal)],
        };
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = held;
            DeactivateOnIdle();
            throw;
        }

        await TellAsync();
        return new() { Kept = kept, Before = before };
    }

    private async Task TellAsync()
    {
        var (table, now) = (Table, time.GetTimestamp());
        foreach (var (watcher, until) in _watchers.ToArray())
        {
            if (until < now)
            {
                _watchers.Remove(watcher);
                continue;
            }

            try
            {
                await watcher.GatewaysChanged(table);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                _watchers.Remove(watcher);
                logger.WatcherDropped(failure, this.GetPrimaryKeyString());
            }
        }
    }
}
