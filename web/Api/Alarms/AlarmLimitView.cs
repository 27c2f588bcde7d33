namespace ParkTwin.Web.Api.Alarms;

/// <summary>One limit of the rules.</summary>
/// <param name="Kind">The kind it belongs to; null where it holds for all.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">The limit.</param>
/// <param name="Unit">Its unit.</param>
public sealed record AlarmLimitView(string? Kind, string Name, decimal Value, string Unit);
