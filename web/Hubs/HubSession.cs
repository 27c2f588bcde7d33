using Microsoft.AspNetCore.SignalR;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Hubs;

/// <summary>One connection to the hub, and who it belongs to.</summary>
/// <param name="Connection">Its id.</param>
/// <param name="Caller">Who has signed in to it; what that account may see is decided by this for as long as it is current.</param>
/// <param name="Client">How it is told of things.</param>
/// <param name="Context">How it is closed.</param>
internal sealed record HubSession(string Connection, Caller Caller, ITwinClient Client, HubCallerContext Context);
