using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace ParkTwin.Web.Api.Imports;

/// <summary>
/// Reads comma-separated text (RFC 4180; also semicolons and tabs), in UTF-8, UTF-16 with a mark, or GB 18030, as which a Chinese
/// spreadsheet saves it.
/// </summary>
internal static class CsvTable
{
    private static readonly char[] Delimiters = [',', ';', '\t', '，'];

    /// <summary>The table; null with a sentence where the bytes are not one.</summary>
    public static SheetTable? TryRead(ReadOnlySpan<byte> bytes, out string? wrong)
    {
        if (TryDecode(bytes) is not { } text)
        {
            wrong = "The file is neither UTF-8 nor GB 18030 text; save it as CSV UTF-8.";
            return null;
        }

        var rows = new List<SheetRow>();
        string? bad = null;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DelimiterOf(text).ToString(),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            MaxFieldSize = ImportLimits.Characters,
            BadDataFound = found => bad ??=
                $"Row {found.Context.Parser?.Row} has a quotation mark out of place; double it (\"\") within a quoted cell.",
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        try
        {
            while (parser.Read() && bad is null && rows.Count <= ImportLimits.Rows + 1)
            {
                if (parser.Record is { } record)
                {
                    Add(rows, parser.Row, record);
                }
            }
        }
        catch (MaxFieldSizeException)
        {
            bad = $"Row {parser.Row} has a cell of more than {ImportLimits.Characters} characters; is a quotation mark not closed?";
        }

        wrong = bad;
        return bad is null ? new SheetTable(null, rows) : null;
    }

    private static void Add(List<SheetRow> rows, int number, string[] record)
    {
        var cells = new Dictionary<int, SheetCell>();
        for (var i = 0; i < Math.Min(record.Length, ImportLimits.Columns); i++)
        {
            cells[i] = new SheetCell($"{SheetCell.Column(i)}{number}", record[i].Trim());
        }

        var row = new SheetRow(number, cells);
        if (!row.IsBlank)
        {
            rows.Add(row);
        }
    }

    private static char DelimiterOf(string text)
    {
        var head = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end && end < 0 ? text.Length : end);
        var best = Delimiters[0];
        foreach (var delimiter in Delimiters)
        {
            if (head.Count(delimiter) > head.Count(best))
            {
                best = delimiter;
            }
        }

        return best;
    }

    private static string? TryDecode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
        {
            return Encoding.Unicode.GetString(bytes[2..]);
        }

        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            bytes = bytes[3..];
        }

        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return bytes.Contains((byte)0) ? null : Encoding.UTF8.GetString(bytes);
        }

        var chinese = CodePagesEncodingProvider.Instance.GetEncoding(
            "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        try
        {
            return bytes.Contains((byte)0) ? null : chinese.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
