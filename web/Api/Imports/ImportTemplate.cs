using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ParkTwin.Contracts;

namespace ParkTwin.Web.Api.Imports;

/// <summary>An empty table to fill in: every column, and a row for each enterprise of the park.</summary>
internal static class ImportTemplate
{
    /// <summary>Media type of a workbook.</summary>
    public const string ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly CsvConfiguration Text = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        InjectionOptions = InjectionOptions.Escape,
    };

    /// <summary>As text, UTF-8 with a mark, by which a spreadsheet program knows it.</summary>
    public static byte[] Csv(RegisteredPark park)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(writer, Text))
        {
            foreach (var row in Rows(park))
            {
                foreach (var text in row)
                {
                    csv.WriteField(text);
                }

                csv.NextRecord();
            }
        }

        return stream.ToArray();
    }

    /// <summary>As a workbook of one sheet.</summary>
    public static byte[] Excel(RegisteredPark park)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(Rows(park).Select((texts, index) => Row(texts, index + 1))));
            workbook.Workbook = new Workbook(new Sheets(
                new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "declared 申报" }));
        }

        return stream.ToArray();
    }

    private static IEnumerable<string[]> Rows(RegisteredPark park)
    {
        yield return [.. ImportColumns.All.Select(column => column.Header)];
        foreach (var enterprise in park.Definition.Enterprises)
        {
            yield return [enterprise.Id.Value, enterprise.Name, .. Enumerable.Repeat(string.Empty, ImportColumns.All.Count - 2)];
        }
    }

    private static Row Row(string[] texts, int number)
    {
        var row = new Row { RowIndex = (uint)number };
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i].Length > 0)
            {
                row.Append(new Cell
                {
                    CellReference = $"{SheetCell.Column(i)}{number}",
                    DataType = CellValues.InlineString,
                    InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(texts[i])),
                });
            }
        }

        return row;
    }
}
