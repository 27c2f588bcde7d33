namespace ParkTwin.Web.Api.Imports;

/// <summary>One row of a table.</summary>
/// <param name="Number">As a spreadsheet numbers it, from 1.</param>
/// <param name="Cells">By column index; blank cells may be missing.</param>
internal sealed record SheetRow(int Number, IReadOnlyDictionary<int, SheetCell> Cells)
{
    /// <summary>True where nothing is in it.</summary>
    public bool IsBlank => Cells.Values.All(cell => cell.IsBlank);

    /// <summary>The cell of a column; a blank one where there is none.</summary>
    public SheetCell this[int column] =>
        Cells.GetValueOrDefault(column) ?? new SheetCell($"{SheetCell.Column(column)}{Number}", string.Empty);
}
