using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using ParkTwin.Domain.Access;

namespace ParkTwin.Web.Hubs;

/// <summary>
/// One browser's stream of events. It holds no event, only which enterprises changed since the last one: a slow browser gets their
/// newest state when it is ready again, and costs no more memory than that. At most ten events a second.
/// </summary>
internal sealed class BrowserFeed : IAsyncDisposable
{
    /// <summary>Least time between two events.</summary>
    public static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly Dictionary<ParkWatch, HashSet<string>> _pending = [];
    private readonly Dictionary<ParkWatch, HashSet<string>> _alarms = [];
    private readonly Channel<bool> _signal =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly CancellationTokenSource _closed = new();
    private readonly ITwinClient _client;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Task _loop;

    /// <summary>Starts the stream of one connection.</summary>
    /// <param name="connection">The connection's id.</param>
    /// <param name="scope">What its account sees.</param>
    /// <param name="client">How it is told.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where the end of the stream is noted.</param>
    public BrowserFeed(string connection, AccessScope scope, ITwinClient client, TimeProvider time, ILogger logger)
    {
        (Connection, Scope) = (connection, scope);
        _client = client;
        _time = time;
        _logger = logger;
        _loop = RunAsync(_closed.Token);
    }

    /// <summary>The connection's id.</summary>
    public string Connection { get; }

    /// <summary>The name of its account.</summary>
    public string Account { get; init; } = string.Empty;

    /// <summary>What its account sees; nothing else is offered or sent.</summary>
    public AccessScope Scope { get; }

    /// <summary>The parks it watches, at most <see cref="ParkWatches.ParksPerBrowser"/>; guarded by <see cref="ParkWatches"/>.</summary>
    public Dictionary<string, ParkWatch> Parks { get; } = new(StringComparer.Ordinal);

    /// <summary>Notes that an enterprise has changed. Never waits.</summary>
    public void Offer(ParkWatch watch, string enterprise) => Offer(_pending, watch, enterprise);

    /// <summary>Notes that an alarm has changed. Never waits.</summary>
    public void OfferAlarm(ParkWatch watch, string alarm) => Offer(_alarms, watch, alarm);

    /// <summary>Forgets what a park that is no longer watched has pending.</summary>
    public void Drop(ParkWatch watch)
    {
        lock (_lock)
        {
            _pending.Remove(watch);
            _alarms.Remove(watch);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _loop;
        _closed.Dispose();
    }

    private async Task RunAsync(CancellationToken closed)
    {
        try
        {
            while (await _signal.Reader.WaitToReadAsync(closed))
            {
                _signal.Reader.TryRead(out _);
                await SendAsync(closed);
            }
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            WebLog.FeedEnded(_logger, Connection);
        }
        catch (Exception fault) when (fault is IOException or HubException or InvalidOperationException or ObjectDisposedException)
        {
            // The connection is gone; OnDisconnectedAsync removes the feed.
            WebLog.FeedBroke(_logger, Connection, fault.Message);
        }
    }

    private async Task SendAsync(CancellationToken closed)
    {
        while (TryTake(_pending, out var watch, out var enterprises) | TryTake(_alarms, out var alarmed, out var alarms))
        {
            var start = _time.GetTimestamp();
            if (enterprises.Count > 0 && watch!.Event(Scope, enterprises, _time.GetUtcNow()) is { } change)
            {
                // Completes when the connection has taken it: a slow browser holds its own loop up, and nobody else's.
                await _client.ParkChanged(change);
            }

            if (alarms.Count > 0 && alarmed!.AlarmEvent(Scope, alarms) is { } news)
            {
                await _client.AlarmsChanged(news);
            }

            var rest = Spacing - _time.GetElapsedTime(start);
            if (rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, _time, closed);
            }
        }
    }

    private void Offer(Dictionary<ParkWatch, HashSet<string>> pending, ParkWatch watch, string key)
    {
        lock (_lock)
        {
            if (!pending.TryGetValue(watch, out var changed))
            {
                pending[watch] = changed = new HashSet<string>(StringComparer.Ordinal);
            }

            changed.Add(key);
        }

        _signal.Writer.TryWrite(true);
    }

    private bool TryTake(Dictionary<ParkWatch, HashSet<string>> pending, out ParkWatch? watch, out HashSet<string> keys)
    {
        lock (_lock)
        {
            foreach (var (key, value) in pending)
            {
                (watch, keys) = (key, value);
                return pending.Remove(key);
            }
        }

        (watch, keys) = (null, []);
        return false;
    }
}
