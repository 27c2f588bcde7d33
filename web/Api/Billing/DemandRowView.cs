namespace ParkTwin.Web.Api.Billing;

/// <summary>One quarter-hour of demand.</summary>
/// <param name="Start">Its first instant.</param>
/// <param name="Kw">Mean power of all meters that buy electricity together, kW; null where nothing is known.</param>
/// <param name="Band">Its time band.</param>
/// <param name="Estimated">True where its place in time was interpolated, so that the peak may be flatter or sharper.</param>
public sealed record DemandRowView(DateTimeOffset Start, decimal? Kw, string Band, bool Estimated);
