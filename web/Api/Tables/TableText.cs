using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace ParkTwin.Web.Api.Tables;

/// <summary>What a spreadsheet program may be given: numbers that it can hold, and texts that it takes for nothing else.</summary>
internal static partial class TableText
{
    /// <summary>Characters at which programs begin a formula, in their wide forms too, and those that hide one.</summary>
    private const string Formula = "=+-@＝＋－＠\t\r\n";

    /// <summary>The head of a column: its title, and its unit in brackets.</summary>
    public static string Head(TableColumnBody column) =>
        string.IsNullOrEmpty(column.Unit) ? column.Title! : $"{column.Title} ({column.Unit})";

    /// <summary>The digits of a cell that holds a number; null where it holds a text or nothing.</summary>
    public static string? Number(TableCell cell, TableColumnBody column) =>
        cell.Text is { } text && (cell.IsNumber || column.Number) && Decimal().IsMatch(text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? text
            : null;

    /// <summary>A text that no program runs: one that begins like a formula gets an apostrophe before it.</summary>
    public static string Harmless(string text) => text.Length > 0 && Formula.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;

    /// <summary>A text that a workbook can hold: what XML has no character for is replaced, what reads like its escapes is escaped.</summary>
    public static string InWorkbook(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
        {
            return Escape().Replace(text, "_x005F_x$1_");
        }

        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                kept.Append(text[i]).Append(text[++i]);
            }
            else
            {
                kept.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
            }
        }

        return Escape().Replace(kept.ToString(), "_x005F_x$1_");
    }

    /// <summary>The name of a sheet, which has 31 characters and not all of them.</summary>
    public static string Sheet(string name)
    {
        var kept = InWorkbook(string.Concat(name.Select(one => "[]:*?/\\'".Contains(one, StringComparison.Ordinal) ? ' ' : one))).Trim();
        return kept.Length switch
        {
            0 => "ParkTwin",
            <= 31 => kept,
            _ => char.IsHighSurrogate(kept[30]) ? kept[..30] : kept[..31],
        };
    }

    [GeneratedRegex(@"^-?\d+(\.\d+)?([eE][+-]?\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
