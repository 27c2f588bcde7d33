namespace ParkTwin.Web.Api.Meters;

/// <summary>A row of a table of meters.</summary>
/// <param name="Row">As a spreadsheet numbers it.</param>
/// <param name="Change">new, renamed or unchanged, against the registry before.</param>
/// <param name="Meter">What the row says.</param>
public sealed record MeterImportRowView(int Row, string Change, MeterBody Meter);
