namespace ParkTwin.Web.Api;

/// <summary>How long group commits take, milliseconds; null before the first.</summary>
/// <param name="P50">Median.</param>
/// <param name="P99">99th percentile.</param>
public sealed record CommitMsView(double? P50, double? P99);
