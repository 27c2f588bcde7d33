namespace ParkTwin.Web.Api.WhatIf;

/// <summary>An input of a figure.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Before">As it is; null where unknown.</param>
/// <param name="After">As it would be; null where unknown.</param>
public sealed record WhatIfPartView(string Key, string Unit, decimal? Before, decimal? After);
