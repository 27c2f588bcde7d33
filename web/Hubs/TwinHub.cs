using Microsoft.AspNetCore.SignalR;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Hubs;

/// <summary>The live side of the twin: a watcher gets a snapshot, then changes.</summary>
internal sealed class TwinHub(ParkWatches watches) : Hub<ITwinClient>
{
    /// <summary>Follows a park; answers its present state. Call it again after a reconnect.</summary>
    /// <exception cref="HubException">There is no such park, or too many are watched.</exception>
    public Task<ParkView> Watch(string park) => watches.WatchAsync(Context.ConnectionId, park, Context.ConnectionAborted);

    /// <summary>No longer follows a park; nothing happens where it did not.</summary>
    public Task Unwatch(string park) => watches.UnwatchAsync(Context.ConnectionId, park);

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception) => watches.DisconnectAsync(Context.ConnectionId);
}
