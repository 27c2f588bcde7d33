using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace ParkTwin.Web.Api.Tables;

/// <summary>A table as text: UTF-8 with a mark, by which spreadsheet programs know it, RFC 4180.</summary>
internal static class TableCsv
{
    // Numbers may begin with a minus, so which texts are made harmless is decided cell by cell and not by the writer.
    private static readonly CsvConfiguration Text = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        InjectionOptions = InjectionOptions.None,
    };

    /// <summary>The file.</summary>
    public static byte[] Of(TableBody table)
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(writer, Text))
        {
            foreach (var column in table.Columns!)
            {
                csv.WriteField(TableText.Harmless(TableText.Head(column)));
            }

            csv.NextRecord();
            foreach (var row in table.Rows!)
            {
                for (var i = 0; i < row.Length; i++)
                {
                    csv.WriteField(TableText.Number(row[i], table.Columns[i]) ?? TableText.Harmless(row[i].Text ?? string.Empty));
                }

                csv.NextRecord();
            }
        }

        return bytes.ToArray();
    }
}
