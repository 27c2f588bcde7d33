namespace ParkTwin.Web.Hubs;

/// <summary>Why the host ends a connection.</summary>
/// <param name="Reason">
/// <c>accountChanged</c> (password, role, scope or sessions have changed: sign in again) or <c>tooManyConnections</c>.
/// </param>
/// <param name="Detail">A sentence for people, with what to do.</param>
public sealed record AccessEndedView(string Reason, string Detail);
