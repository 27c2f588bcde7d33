using System.Globalization;
using System.Text.RegularExpressions;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;

namespace ParkTwin.Web.Api.Imports;

/// <summary>What people write into cells: numbers, periods, certificates.</summary>
internal static partial class CellText
{
    public const string PeriodAllowed =
        "a month (2023-07, 2023年7月, or a date in it), a quarter (2023-Q3, 2023年3季度) or a year (2023)";

    public const string NumberAllowed = "a number such as 18000 or 4200.5, or blank where it is not known";

    public const string CertificatesAllowed = "numbers with their MWh, for example GEC-0001=500; GEC-0002=20";

    /// <summary>A number; thousands may be parted by commas.</summary>
    public static bool TryNumber(SheetCell cell, out decimal number)
    {
        if (cell.Number is { } known)
        {
            number = known;
            return true;
        }

        number = 0;
        return cell is { Date: null, Fault: null }
            && (PlainNumber().IsMatch(cell.Text) || GroupedNumber().IsMatch(cell.Text))
            && decimal.TryParse(
                cell.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture, out number);
    }

    /// <summary>A month, quarter or year.</summary>
    public static bool TryPeriod(SheetCell cell, out AccountingPeriod period)
    {
        period = default;
        if (cell.Fault is not null)
        {
            return false;
        }

        if (cell.Date is { } date)
        {
            period = AccountingPeriod.OfMonth(LocalMonth.Of(date));
            return true;
        }

        var match = ChinesePeriod().Match(cell.Text);
        var text = !match.Success ? SlashedMonth().Replace(cell.Text, one => $"{one.Groups[1].Value}-{one.Groups[2].Value.PadLeft(2, '0')}")
            : match.Groups["month"].Success ? $"{match.Groups["year"].Value}-{match.Groups["month"].Value.PadLeft(2, '0')}"
            : match.Groups["quarter"].Success ? $"{match.Groups["year"].Value}-Q{match.Groups["quarter"].Value}"
            : match.Groups["year"].Value;
        return AccountingPeriod.TryParse(text, out period) && period.Kind != PeriodKind.RollingYear;
    }

    /// <summary>Certificates as <c>NUMBER=MWH</c>, parted by semicolons.</summary>
    public static bool TryCertificates(SheetCell cell, out IReadOnlyList<GreenCertificate> certificates)
    {
        var all = new List<GreenCertificate>();
        certificates = all;
        foreach (var one in cell.Text.Split([';', '；', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = one.LastIndexOf('=');
            if (equals <= 0 || !decimal.TryParse(
                one.AsSpan(equals + 1).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var mwh))
            {
                return false;
            }

            all.Add(new GreenCertificate(one[..equals].Trim(), mwh));
        }

        return cell.Fault is null;
    }

    [GeneratedRegex(@"^[+-]?\d+(\.\d+)?$")]
    private static partial Regex PlainNumber();

    [GeneratedRegex(@"^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex GroupedNumber();

    [GeneratedRegex(@"^(?<year>\d{4})年(?:(?<month>\d{1,2})月|第?(?<quarter>[1-4])季度)?$")]
    private static partial Regex ChinesePeriod();

    [GeneratedRegex(@"^(\d{4})[/-](\d{1,2})$")]
    private static partial Regex SlashedMonth();
}
