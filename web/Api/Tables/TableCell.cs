using System.Text.Json.Serialization;

namespace ParkTwin.Web.Api.Tables;

/// <summary>One cell as it was sent: a text, a number with the digits that it was written with, or nothing.</summary>
/// <param name="Text">The text, or the digits of the number; null for an empty cell.</param>
/// <param name="IsNumber">True where it was sent as a JSON number.</param>
[JsonConverter(typeof(TableCellReader))]
internal readonly record struct TableCell(string? Text, bool IsNumber);
