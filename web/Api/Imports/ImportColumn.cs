namespace ParkTwin.Web.Api.Imports;

/// <summary>A column of an import.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Key">Key of the figure, word of the flow, or id of the product.</param>
/// <param name="Chinese">Its Chinese name.</param>
/// <param name="Unit">The unit of its numbers; null where it has none.</param>
internal sealed record ImportColumn(ColumnKind Kind, string Key, string Chinese, string? Unit)
{
    /// <summary>The head that the template gives it.</summary>
    public string Header => Unit is null ? $"{Key} {Chinese}" : $"{Key} {Chinese} ({Unit})";
}
