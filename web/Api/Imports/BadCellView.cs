namespace ParkTwin.Web.Api.Imports;

/// <summary>A cell that cannot be taken.</summary>
/// <param name="Sheet">The sheet; null for a text file.</param>
/// <param name="Cell">Its address, for example <c>C5</c>.</param>
/// <param name="Header">The head of its column; null where there is none.</param>
/// <param name="Value">What is in it.</param>
/// <param name="Problem">What is wrong and what is allowed.</param>
public sealed record BadCellView(string? Sheet, string Cell, string? Header, string Value, string Problem);
