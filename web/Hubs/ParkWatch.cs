using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Alarms;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Alarms;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Hubs;

/// <summary>
/// The process's one observer of one park: keeps the newest view of each enterprise, tells the browsers which enterprises changed,
/// and makes the events they send, of each what its account sees. Safe for concurrent use.
/// </summary>
internal sealed class ParkWatch : IParkObserver
{
    private const int GrainsAtOnce = 16;

    /// <summary>How long an enterprise reports at once after it was asked to; asked again in half that time.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly HashSet<BrowserFeed> _feeds = [];
    private readonly Dictionary<string, EnterpriseLive> _newest = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Enterprise, bool Whole), EnterpriseRows> _rows = [];
    private readonly ScopedRegistry _registry;
    private readonly IGrainFactory _grains;
    private readonly ILogger _logger;
    private readonly AlarmWatch _alarms;
    private IReadOnlyList<LineView>? _lines;
    private IParkObserver? _reference;

    /// <summary>A watch of one park.</summary>
    public ParkWatch(ParkId park, ScopedRegistry registry, IGrainFactory grains, AlarmGateways gateways, ILogger logger)
    {
        (Park, _registry, _grains, _logger) = (park, registry, grains, logger);
        _alarms = new AlarmWatch(park, grains, gateways, Tell);
    }

    /// <summary>The park.</summary>
    public ParkId Park { get; }

    /// <summary>Adds a browser.</summary>
    public void Add(BrowserFeed feed)
    {
        lock (_lock)
        {
            _feeds.Add(feed);
        }
    }

    /// <summary>Removes a browser; answers true when it was the last.</summary>
    public bool Remove(BrowserFeed feed)
    {
        lock (_lock)
        {
            return _feeds.Remove(feed) && _feeds.Count == 0;
        }
    }

    /// <inheritdoc/>
    public Task Changed(ParkChange change)
    {
        Take(change.Enterprises, tell: true);
        return Task.CompletedTask;
    }

    /// <summary>Tells the park's grain of this observer, and the enterprises that somebody watches. Renews both when called again.</summary>
    public async Task AttendAsync(CancellationToken cancellationToken)
    {
        _reference ??= _grains.CreateObjectReference<IParkObserver>(this);
        await _grains.GetGrain<IParkGrain>(Park.Value).Watch(_reference);
        await Parallel.ForEachAsync(
            Watched(),
            new ParallelOptions { MaxDegreeOfParallelism = GrainsAtOnce, CancellationToken = cancellationToken },
            async (key, _) => await _grains.GetGrain<IEnterpriseGrain>(key).Attend(Lease));
        try
        {
            await _alarms.AttendAsync();
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // The live view goes on without its alarms; the renewal asks again.
            WebLog.AlarmsNotWatched(_logger, fault, Park.Value);
        }
    }

    /// <summary>The newest of some alarms as one event; null when the scope sees nothing of the park, or none of them.</summary>
    public AlarmsChangeView? AlarmEvent(AccessScope scope, IReadOnlyCollection<string> alarms) =>
        _registry.Find(scope, Park) is { } found ? _alarms.Event(found, scope.SeesWhole(Park), alarms) : null;

    /// <summary>Tells the park's grain that nobody watches any more.</summary>
    public async Task EndAsync()
    {
        if (_reference is { } reference)
        {
            _reference = null;
            await _grains.GetGrain<IParkGrain>(Park.Value).Unwatch(reference);
            _grains.DeleteObjectReference<IParkObserver>(reference);
        }

        await _alarms.EndAsync();
    }

    /// <summary>Reads what a scope sees of the park; null where that is nothing.</summary>
    public async Task<ParkView?> SnapshotAsync(AccessScope scope, DateTimeOffset now)
    {
        var live = await _grains.GetGrain<IParkGrain>(Park.Value).Live();
        Take(live?.Enterprises ?? [], tell: false);
        return _registry.Find(scope, Park) is { } found ? LiveViews.Park(found, Newest(), scope.SeesWhole(Park), now) : null;
    }

    /// <summary>The newest of some enterprises as one event; null when the scope sees nothing of the park, or none of them.</summary>
    public ParkChangeView? Event(AccessScope scope, IReadOnlyCollection<string> enterprises, DateTimeOffset now)
    {
        if (_registry.Find(scope, Park) is not { } found)
        {
            return null;
        }

        var whole = scope.SeesWhole(Park);
        lock (_lock)
        {
            var rows = enterprises.Where(key => scope.Sees(Park, IdOf(key)))
                .Select(key => Rows(found, key, whole, now)).OfType<EnterpriseRows>().ToList();
            if (rows.Count == 0)
            {
                return null;
            }

            return new ParkChangeView
            {
                Park = Park.Value,
                At = ParkTime.At(found, now.ToUnixTimeMilliseconds()),
                Lines = whole ? _lines ??= LiveViews.Lines(_newest.Values) : [],
                Enterprises = [.. rows.Select(row => row.View)],
                Meters = [.. rows.SelectMany(row => row.Meters)],
            };
        }
    }

    private void Tell(Alarm alarm)
    {
        lock (_lock)
        {
            foreach (var feed in _feeds.Where(feed => feed.Scope.Sees(Park, alarm.Enterprise)))
            {
                feed.OfferAlarm(this, alarm.Id);
            }
        }
    }

    private EnterpriseLive[] Newest()
    {
        lock (_lock)
        {
            return [.. _newest.Values];
        }
    }

    private void Take(EnterpriseLive[] views, bool tell)
    {
        lock (_lock)
        {
            foreach (var view in views)
            {
                var key = view.Enterprise?.Value ?? GrainKeys.ParkOwn;
                if (_newest.TryGetValue(key, out var held) && held.Sequence >= view.Sequence)
                {
                    continue;
                }

                _newest[key] = view;
                _lines = null;
                if (!tell)
                {
                    continue;
                }

                foreach (var feed in _feeds.Where(feed => feed.Scope.Sees(Park, view.Enterprise)))
                {
                    feed.Offer(this, key);
                }
            }
        }
    }

    /// <summary>Keys of the grains of what at least one browser sees.</summary>
    private string[] Watched()
    {
        AccessScope[] scopes;
        lock (_lock)
        {
            scopes = [.. _feeds.Select(feed => feed.Scope)];
        }

        return
        [
            .. scopes.DistinctBy(scope => scope.SeesWhole(Park) ? null : scope.Enterprise)
                .Select(scope => _registry.Find(scope, Park)).OfType<RegisteredPark>()
                .SelectMany(park => park.EnterpriseGrainKeys()).Distinct(),
        ];
    }

    private static EnterpriseId? IdOf(string key) => EnterpriseId.TryParse(key, out var parsed) ? parsed : null;

    /// <summary>The rows of one enterprise, made once for all browsers that see the whole park, and once for those that see it alone.</summary>
    private EnterpriseRows? Rows(RegisteredPark found, string key, bool whole, DateTimeOffset now)
    {
        var report = _newest.GetValueOrDefault(key);
        if (_rows.TryGetValue((key, whole), out var made) && made.Registry == found.Version && made.Sequence == (report?.Sequence ?? 0))
        {
            return made;
        }

        var id = IdOf(key);
        var enterprise = id is { } one ? found.FindEnterprise(one) : null;
        if (id is not null && enterprise is null)
        {
            return null;
        }

        List<MeterView> meters = [];
        LiveViews.Meters(found, found.MetersOf(id), report, now, meters);
        return _rows[(key, whole)] = new EnterpriseRows(
            found.Version, report?.Sequence ?? 0, LiveViews.Enterprise(enterprise, report, meters), meters);
    }

    private sealed record EnterpriseRows(long Registry, long Sequence, EnterpriseView View, IReadOnlyList<MeterView> Meters);
}
