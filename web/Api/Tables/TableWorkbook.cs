using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ParkTwin.Web.Api.Imports;

namespace ParkTwin.Web.Api.Tables;

/// <summary>
/// A table as a workbook of one sheet: the head bold and kept in sight, numbers with all their digits, texts as texts. A text that
/// begins like a formula is a text in a workbook already; it is also marked as one, so that it stays one when it is edited.
/// </summary>
internal static class TableWorkbook
{
    private const uint Bold = 1;
    private const uint Quoted = 2;
    private const int LooksAt = 200;

    /// <summary>The file.</summary>
    public static byte[] Of(TableBody table)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            using (var writer = OpenXmlWriter.Create(sheet))
            {
                Write(writer, table);
            }

            workbook.Workbook = new Workbook(new Sheets(
                new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = TableText.Sheet(table.Name!) }));
        }

        return bytes.ToArray();
    }

    private static void Write(OpenXmlWriter writer, TableBody table)
    {
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        })
        { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(table.Columns!.Select((_, index) => Width(table, index))));
        writer.WriteStartElement(new SheetData());
        writer.WriteStartElement(new Row { RowIndex = 1 });
        for (var i = 0; i < table.Columns!.Length; i++)
        {
            writer.WriteElement(Text(TableText.Head(table.Columns[i]), i, 1, Bold));
        }

        writer.WriteEndElement();
        for (var r = 0; r < table.Rows!.Length; r++)
        {
            WriteRow(writer, table, r);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, TableBody table, int index)
    {
        var number = index + 2;
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        var row = table.Rows![index];
        for (var i = 0; i < row.Length; i++)
        {
            if (TableText.Number(row[i], table.Columns![i]) is { } digits)
            {
                writer.WriteElement(new Cell { CellReference = $"{SheetCell.Column(i)}{number}", CellValue = new CellValue(digits) });
            }
            else if (row[i].Text is { Length: > 0 } text)
            {
                writer.WriteElement(Text(text, i, number, TableText.Harmless(text).Length == text.Length ? 0 : Quoted));
            }
        }

        writer.WriteEndElement();
    }

    private static Cell Text(string text, int column, int row, uint style) => new()
    {
        CellReference = $"{SheetCell.Column(column)}{row}",
        DataType = CellValues.InlineString,
        StyleIndex = style == 0 ? null : style,
        InlineString = new InlineString(new Text(TableText.InWorkbook(text)) { Space = SpaceProcessingModeValues.Preserve }),
    };

    /// <summary>As wide as its head and its first values, within reason. Unit: characters.</summary>
    private static Column Width(TableBody table, int index)
    {
        var widest = table.Rows!.Take(LooksAt).Select(row => Wide(row[index].Text ?? string.Empty))
            .Append(Wide(TableText.Head(table.Columns![index]))).Max();
        return new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = Math.Clamp(widest + 2, 8, 60), CustomWidth = true };
    }

    private static int Wide(string text) => text.Sum(one => one > '\u2E7F' ? 2 : 1);

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { QuotePrefix = true }));
}
