using Microsoft.AspNetCore.SignalR;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Hubs;

/// <summary>
/// The live side of the twin: a watcher gets a snapshot, then changes, of what its account sees. Each method names its right
/// (<see cref="HubGate"/>).
/// </summary>
internal sealed class TwinHub(HubSessions sessions, ParkWatches watches) : Hub<ITwinClient>
{
    /// <summary>Follows a park; answers its present state. Call it again after a reconnect.</summary>
    /// <exception cref="HubException">The caller has no such park, or too many are watched.</exception>
    [Needs(AccessRight.ReadLive)]
    public async Task<ParkView> Watch(string park)
    {
        var session = await sessions.CurrentAsync(Context.ConnectionId)
            ?? throw new HubException("The account has changed; sign in again.");
        return await watches.WatchAsync(session, park, Context.ConnectionAborted);
    }

    /// <summary>No longer follows a park; nothing happens where it did not.</summary>
    [Needs(AccessRight.ReadLive)]
    public Task Unwatch(string park) => watches.UnwatchAsync(Context.ConnectionId, park);

    /// <inheritdoc/>
    public override Task OnConnectedAsync() => sessions.OpenAsync(Context, Clients.Caller);

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception) => sessions.CloseAsync(Context.ConnectionId);
}
