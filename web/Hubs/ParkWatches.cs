using Microsoft.AspNetCore.SignalR;
using Orleans;
using ParkTwin.Domain;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Alarms;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Hubs;

/// <summary>Who watches what: one observer for each watched park, one feed for each browser. Safe for concurrent use.</summary>
internal sealed class ParkWatches(
    ScopedRegistry registry,
    IGrainFactory grains,
    AlarmGateways gateways,
    TimeProvider time,
    ILogger<ParkWatches> logger)
{
    /// <summary>Most parks that one browser watches at once.</summary>
    public const int ParksPerBrowser = 16;

    /// <summary>Most parks that all connections of one account watch at once, a park once for each connection.</summary>
    public const int ParksPerAccount = 200;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _byAccount = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ParkWatch> _watches = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BrowserFeed> _feeds = new(StringComparer.Ordinal);

    /// <summary>Joins first and reads second, so that no change falls between the snapshot and the events.</summary>
    public async Task<ParkView> WatchAsync(HubSession session, string park, CancellationToken cancellationToken)
    {
        var scope = session.Caller.Scope;
        if (!ParkId.TryParse(park, out var id) || registry.Find(scope, id) is null)
        {
            throw new HubException($"There is no park '{park}'. GET /api/parks lists the parks.");
        }

        var watch = Join(session, id);
        await watch.AttendAsync(cancellationToken);
        return await watch.SnapshotAsync(scope, time.GetUtcNow()) ?? throw new HubException($"Park '{park}' has just left the registry.");
    }

    /// <summary>Leaves a park.</summary>
    public async Task UnwatchAsync(string connection, string park)
    {
        ParkWatch? ended = null;
        lock (_lock)
        {
            if (_feeds.TryGetValue(connection, out var feed) && feed.Parks.Remove(park, out var watch))
            {
                ended = Leave(feed, watch);
            }
        }

        if (ended is not null)
        {
            await ended.EndAsync();
        }
    }

    /// <summary>Leaves everything.</summary>
    public async Task DisconnectAsync(string connection)
    {
        BrowserFeed? feed;
        List<ParkWatch> ended = [];
        lock (_lock)
        {
            if (!_feeds.Remove(connection, out feed))
            {
                return;
            }

            ended.AddRange(feed.Parks.Values.Select(watch => Leave(feed, watch)).OfType<ParkWatch>());
        }

        await feed.DisposeAsync();
        foreach (var watch in ended)
        {
            await watch.EndAsync();
        }
    }

    /// <summary>Renews all leases; one park that fails is logged and does not hold up the others.</summary>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        ParkWatch[] watches;
        lock (_lock)
        {
            watches = [.. _watches.Values];
        }

        foreach (var watch in watches)
        {
            try
            {
                await watch.AttendAsync(cancellationToken);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                WebLog.RenewalFailed(logger, fault, watch.Park.Value);
            }
        }
    }

    private ParkWatch Join(HubSession session, ParkId park)
    {
        lock (_lock)
        {
            if (!_feeds.TryGetValue(session.Connection, out var feed))
            {
                _feeds[session.Connection] = feed =
                    new BrowserFeed(session.Connection, session.Caller.Scope, session.Client, time, logger) { Account = session.Caller.User };
            }

            if (feed.Parks.TryGetValue(park.Value, out var watched))
            {
                return watched;
            }

            if (feed.Parks.Count >= ParksPerBrowser)
            {
                throw new HubException($"{ParksPerBrowser} parks are watched already; Unwatch one first.");
            }

            var held = _byAccount.GetValueOrDefault(feed.Account);
            if (held >= ParksPerAccount)
            {
                throw new HubException($"The connections of {feed.Account} watch {ParksPerAccount} parks already; Unwatch one, or close a connection.");
            }

            if (!_watches.TryGetValue(park.Value, out var watch))
            {
                _watches[park.Value] = watch = new ParkWatch(park, registry, grains, gateways, logger);
            }

            _byAccount[feed.Account] = held + 1;
            watch.Add(feed);
            return feed.Parks[park.Value] = watch;
        }
    }

    private ParkWatch? Leave(BrowserFeed feed, ParkWatch watch)
    {
        feed.Drop(watch);
        if (--_byAccount[feed.Account] == 0)
        {
            _byAccount.Remove(feed.Account);
        }

        if (!watch.Remove(feed))
        {
            return null;
        }

        _watches.Remove(watch.Park.Value);
        return watch;
    }
}
