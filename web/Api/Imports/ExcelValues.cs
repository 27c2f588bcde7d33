using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ParkTwin.Web.Api.Imports;

/// <summary>What the cells of a workbook hold: shared texts, numbers, dates, percentages, and what a formula was saved with.</summary>
internal sealed class ExcelValues
{
    private const int SignificantDigits = 15;
    private static readonly DateOnly Epoch1900 = new(1899, 12, 30);
    private static readonly DateOnly Epoch1904 = new(1904, 1, 1);

    private readonly string[] _shared;
    private readonly uint[] _formatOf;
    private readonly Dictionary<uint, string> _formats;
    private readonly DateOnly _epoch;

    public ExcelValues(WorkbookPart workbook)
    {
        _shared = [.. workbook.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(Plain) ?? []];
        var styles = workbook.WorkbookStylesPart?.Stylesheet;
        _formatOf = [.. styles?.CellFormats?.Elements<CellFormat>().Select(format => format.NumberFormatId?.Value ?? 0) ?? []];
        _formats = styles?.NumberingFormats?.Elements<NumberingFormat>()
            .Where(format => format is { NumberFormatId: not null, FormatCode: not null })
            .DistinctBy(format => format.NumberFormatId!.Value)
            .ToDictionary(format => format.NumberFormatId!.Value, format => format.FormatCode!.Value ?? string.Empty) ?? [];
        _epoch = workbook.Workbook.WorkbookProperties?.Date1904?.Value == true ? Epoch1904 : Epoch1900;
    }

    /// <summary>A cell as it was saved.</summary>
    public SheetCell Read(Cell cell, string address)
    {
        var raw = cell.CellValue?.Text ?? string.Empty;
        if (cell.CellFormula is not null && raw.Length == 0 && cell.InlineString is null && cell.DataType?.Value != CellValues.String)
        {
            return new SheetCell(address, "=" + cell.CellFormula.Text, Fault:
                "the formula was saved without its value; open the workbook in a spreadsheet program, save it and send it again");
        }

        var type = cell.DataType?.Value ?? CellValues.Number;
        return type switch
        {
            CellValues.SharedString => new SheetCell(address, Shared(raw)),
            CellValues.InlineString => new SheetCell(address, Cut(cell.InlineString is { } inline ? Plain(inline) : raw)),
            CellValues.String => new SheetCell(address, Cut(raw.Trim())),
            CellValues.Boolean => new SheetCell(address, raw == "1" ? "TRUE" : "FALSE", Fault: "it is a truth value"),
            CellValues.Error => new SheetCell(address, raw, Fault: "the formula ended in an error"),
            CellValues.Date => DateOnly.TryParse(raw.Split('T')[0], CultureInfo.InvariantCulture, out var date)
                ? new SheetCell(address, raw, Date: date)
                : new SheetCell(address, raw),
            _ => Number(raw, address, cell.StyleIndex?.Value ?? 0),
        };
    }

    private SheetCell Number(string raw, string address, uint style)
    {
        if (raw.Length == 0)
        {
            return new SheetCell(address, string.Empty);
        }

        if (!decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return new SheetCell(address, raw, Fault: "it is not a number that can be kept exactly");
        }

        // A workbook keeps binary numbers with up to 17 digits; a person typed and sees at most 15.
        number = Rounded(number);
        var format = style < _formatOf.Length ? _formatOf[style] : 0;
        if (IsDate(format) && number is >= 0 and < 2_958_466)
        {
            var date = _epoch.AddDays((int)decimal.Truncate(number));
            return new SheetCell(address, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Date: date);
        }

        if (IsPercent(format))
        {
            return new SheetCell(address, (number * 100m).ToString("0.############", CultureInfo.InvariantCulture) + "%", Fault:
                "the cell is formatted as a percentage");
        }

        return new SheetCell(address, number.ToString("0.############################", CultureInfo.InvariantCulture), number);
    }

    private static decimal Rounded(decimal number)
    {
        var magnitude = decimal.Truncate(Math.Abs(number));
        var whole = 0;
        for (; magnitude >= 1m; magnitude = decimal.Truncate(magnitude / 10m))
        {
            whole++;
        }

        if (whole == 0 && number != 0m)
        {
            for (var small = Math.Abs(number) * 10m; small < 1m && whole > -13; small *= 10m)
            {
                whole--;
            }
        }

        return decimal.Round(number, Math.Clamp(SignificantDigits - whole, 0, 28));
    }

    private bool IsDate(uint format)
    {
        if (format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58))
        {
            return true;
        }

        return _formats.TryGetValue(format, out var code) && Letters(code).AsSpan().ContainsAny("yd年月日");
    }

    private bool IsPercent(uint format) => format is 9 or 10 || (_formats.TryGetValue(format, out var code) && Letters(code).Contains('%'));

    /// <summary>A format's code without quoted texts, bracketed parts and escaped characters.</summary>
    private static string Letters(string code)
    {
        var kept = new StringBuilder(code.Length);
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = After(code, i, '"');
                    break;
                case '[':
                    i = After(code, i, ']');
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                default:
                    kept.Append(char.ToLowerInvariant(code[i]));
                    break;
            }
        }

        return kept.ToString();
    }

    private static int After(string code, int from, char end) => code.IndexOf(end, from + 1) is var at && at < 0 ? code.Length : at;

    private string Shared(string raw) =>
        int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _shared.Length ? _shared[index] : string.Empty;

    private static string Plain(RstType text) =>
        Cut(string.Concat(text.Descendants<Text>().Where(one => one.Parent is not PhoneticRun).Select(one => one.Text)).Trim());

    private static string Cut(string text) => text.Length <= ImportLimits.Characters ? text : text[..ImportLimits.Characters];
}
