using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Hubs;

/// <summary>
/// The open connections. One whose account has changed since it signed in gets nothing more from then on, is told why, and is closed.
/// Safe for concurrent use.
/// </summary>
internal sealed class HubSessions(ParkWatches watches, ICallerSource callers, TimeProvider time, ILogger<HubSessions> logger)
{
    /// <summary>Most connections of one account at once: a wall of screens, and not all of a host's memory.</summary>
    public const int PerAccount = 100;

    // A close may overtake what was written just before it.
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, HubSession> _open = new(StringComparer.Ordinal);

    /// <summary>Notes a connection; one too many of its account is told so and closed.</summary>
    public async Task OpenAsync(HubCallerContext context, ITwinClient client)
    {
        if (context.GetHttpContext()?.Caller() is not { } caller)
        {
            context.Abort();
            return;
        }

        var session = new HubSession(context.ConnectionId, caller, client, context);
        _open[session.Connection] = session;
        if (_open.Values.Count(one => one.Caller.User == caller.User) > PerAccount)
        {
            await EndAsync(session, new AccessEndedView(
                "tooManyConnections", $"The account {caller.User} has {PerAccount} connections already; close one first."));
        }
    }

    /// <summary>Forgets a connection that is closed.</summary>
    public Task CloseAsync(string connection)
    {
        _open.TryRemove(connection, out _);
        return watches.DisconnectAsync(connection);
    }

    /// <summary>The connection's session, its account asked anew; null where it has ended.</summary>
    public async Task<HubSession?> CurrentAsync(string connection)
    {
        if (!_open.TryGetValue(connection, out var session))
        {
            return null;
        }

        if (await callers.IsCurrentAsync(session.Caller))
        {
            return session;
        }

        await EndAsync(session, Changed(session));
        return null;
    }

    /// <summary>The connection's session as it was opened; null where it has ended.</summary>
    public HubSession? Find(string connection) => _open.GetValueOrDefault(connection);

    /// <summary>Ends every connection whose account has changed; each account is asked once.</summary>
    public async Task EndChangedAsync(CancellationToken cancellation)
    {
        var ending = new List<Task>();
        foreach (var account in _open.Values.GroupBy(session => (session.Caller.User, session.Caller.Stamp)).ToArray())
        {
            try
            {
                if (!await callers.IsCurrentAsync(account.First().Caller))
                {
                    ending.AddRange(account.Select(session => EndAsync(session, Changed(session))));
                }
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                WebLog.AccountNotAsked(logger, fault, account.Key.User);
            }
        }

        await Task.WhenAll(ending);
    }

    private static AccessEndedView Changed(HubSession session) => new(
        "accountChanged", $"The password, the role, the scope or the sessions of {session.Caller.User} have changed; sign in again.");

    private async Task EndAsync(HubSession session, AccessEndedView end)
    {
        if (!_open.TryRemove(session.Connection, out _))
        {
            return;
        }

        // A browser that takes nothing holds its feed up until its connection is gone, so the feed's end is waited for last.
        var left = watches.DisconnectAsync(session.Connection);
        WebLog.ConnectionEnded(logger, session.Connection, end.Reason);
        try
        {
            await session.Client.AccessEnded(end).WaitAsync(Farewell, time);
            await Task.Delay(Farewell, time);
        }
        catch (Exception fault) when (fault is TimeoutException or IOException or InvalidOperationException or ObjectDisposedException)
        {
            // Who does not take the message is closed without it.
            WebLog.FeedBroke(logger, session.Connection, fault.Message);
        }

        session.Context.Abort();
        await left;
    }
}
