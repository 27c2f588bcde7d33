using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ParkTwin.Web.Api.Imports;

/// <summary>
/// Reads the first sheet of an Excel workbook that is not hidden and not empty. What is unpacked is bounded and counted as it comes
/// out, whatever the file says of itself; formulas are read as the values they were saved with.
/// </summary>
internal static class ExcelTable
{
    private const int Piece = 64 * 1024;

    /// <summary>The table; null with a sentence where the bytes are not one.</summary>
    public static SheetTable? TryRead(ReadOnlyMemory<byte> bytes, out string? wrong)
    {
        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        try
        {
            if (TooLarge(stream) is { } large)
            {
                wrong = large;
                return null;
            }

            stream.Position = 0;
            using var document = SpreadsheetDocument.Open(
                stream, isEditable: false, new OpenSettings { MaxCharactersInPart = ImportLimits.UnpackedBytes });
            return TryRead(document, out wrong);
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or InvalidDataException or IOException or XmlException
            or FormatException or OverflowException or ArgumentException or InvalidOperationException or KeyNotFoundException
            or NotSupportedException)
        {
            wrong = "The file is not an Excel workbook that can be read; open it in a spreadsheet program and save it as .xlsx.";
            return null;
        }
    }

    /// <summary>Unpacks every part to nowhere and counts.</summary>
    private static string? TooLarge(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > ImportLimits.Parts)
        {
            return $"The workbook has {archive.Entries.Count} parts; at most {ImportLimits.Parts}.";
        }

        var piece = new byte[Piece];
        long unpacked = 0;
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            int read;
            while ((read = part.Read(piece, 0, Piece)) > 0)
            {
                unpacked += read;
                if (unpacked > ImportLimits.UnpackedBytes)
                {
                    return $"The workbook unpacks to more than {ImportLimits.UnpackedBytes / 1024 / 1024} MB. Copy the table alone into a "
                        + "new workbook.";
                }
            }
        }

        return null;
    }

    private static SheetTable? TryRead(SpreadsheetDocument document, out string? wrong)
    {
        wrong = null;
        if (document.WorkbookPart is not { Workbook: not null } workbook)
        {
            throw new InvalidDataException("no workbook"); // The part may be there and its root be something else.
        }

        var values = new ExcelValues(workbook);
        foreach (var sheet in workbook.Workbook.Sheets?.Elements<Sheet>() ?? [])
        {
            if (sheet.State is { } state && state.Value != SheetStateValues.Visible)
            {
                continue;
            }

            if (sheet.Id?.Value is { } id && workbook.GetPartById(id) is WorksheetPart part)
            {
                var rows = Rows(part, values);
                if (rows.Count > 0)
                {
                    return new SheetTable(sheet.Name?.Value ?? "Sheet1", rows);
                }
            }
        }

        wrong = "The workbook has no sheet with anything in it.";
        return null;
    }

    private static List<SheetRow> Rows(WorksheetPart part, ExcelValues values)
    {
        var rows = new List<SheetRow>();
        var number = 0;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read() && rows.Count <= ImportLimits.Rows + 1)
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement || reader.LoadCurrentElement() is not Row row)
            {
                continue;
            }

            number = row.RowIndex is { } index ? (int)index.Value : number + 1;
            var cells = new Dictionary<int, SheetCell>();
            var next = 0;
            foreach (var cell in row.Elements<Cell>())
            {
                var column = cell.CellReference?.Value is { } address ? SheetCell.ColumnOf(address) : next;
                next = column + 1;
                if (column is >= 0 and < ImportLimits.Columns)
                {
                    cells[column] = values.Read(cell, $"{SheetCell.Column(column)}{number}");
                }
            }

            var read = new SheetRow(number, cells);
            if (!read.IsBlank)
            {
                rows.Add(read);
            }
        }

        return rows;
    }
}
