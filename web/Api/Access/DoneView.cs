namespace ParkTwin.Web.Api.Access;

/// <summary>Something is as it was asked to be.</summary>
/// <param name="Done">Always true.</param>
internal sealed record DoneView(bool Done);
