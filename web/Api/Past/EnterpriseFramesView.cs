namespace ParkTwin.Web.Api.Past;

/// <summary>The lines of one enterprise over a run of quarter-hours.</summary>
/// <param name="Id">The enterprise; null for the park's own meters.</param>
/// <param name="Lines">Its lines.</param>
public sealed record EnterpriseFramesView(string? Id, IReadOnlyList<FrameLineView> Lines);
