namespace ParkTwin.Web.Api.Imports;

/// <summary>A table as it was read: rows that are not blank, the head first.</summary>
/// <param name="Name">The sheet's name; null for a text file, which has none.</param>
/// <param name="Rows">The rows.</param>
internal sealed record SheetTable(string? Name, IReadOnlyList<SheetRow> Rows);
