namespace ParkTwin.Web.Api.WhatIf;

/// <summary>The mean purchase of one local hour over the period.</summary>
/// <param name="Hour">0 to 23.</param>
/// <param name="Before">kW as it is; null where unknown.</param>
/// <param name="After">kW as it would be; null where unknown.</param>
public sealed record WhatIfHourView(int Hour, decimal? Before, decimal? After);
