using ParkTwin.Web.Api.Alarms;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Hubs;

/// <summary>What the hub tells a browser.</summary>
public interface ITwinClient
{
    /// <summary>A watched park has changed; at most ten times a second for each browser, the newest wins.</summary>
    Task ParkChanged(ParkChangeView change);

    /// <summary>Alarms of a watched park have changed, of those that the account sees; the newest of each wins.</summary>
    Task AlarmsChanged(AlarmsChangeView change);

    /// <summary>Nothing more comes, and the connection is closed right after.</summary>
    Task AccessEnded(AccessEndedView end);
}
