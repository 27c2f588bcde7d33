namespace ParkTwin.Web.Api.Balances;

/// <summary>The least that flows at night, now against before; amounts of one hour.</summary>
/// <param name="Recent">Median of the lowest hours of the last 7 nights.</param>
/// <param name="Usual">Median of the lowest hours of the up to 28 nights before.</param>
/// <param name="Limit">Above this it is suspected.</param>
public sealed record NightFlowView(decimal Recent, decimal Usual, decimal Limit);
