namespace ParkTwin.Web.Api.Screens;

/// <summary>The big screens that have links of their own.</summary>
/// <param name="Screens">By name.</param>
internal sealed record ScreenListView(IReadOnlyList<ScreenView> Screens);
