namespace ParkTwin.Domain.Alarms;

/// <summary>One row of the table of limits, as people are shown it.</summary>
/// <param name="Kind">The kind it belongs to; null where it holds for all.</param>
/// <param name="Name">Its name, camelCase, stable.</param>
/// <param name="Value">The limit.</param>
/// <param name="Unit">Its unit; <c>1</c> for a share.</param>
public sealed record AlarmLimit(AlarmKind? Kind, string Name, decimal Value, string Unit);
