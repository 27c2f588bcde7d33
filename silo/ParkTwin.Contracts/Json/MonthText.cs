using System.Globalization;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Contracts.Json;

/// <summary>Months as <c>2026-11</c>.</summary>
internal static class MonthText
{
    public static bool TryParse(string? text, out MonthKey month)
    {
        month = default;
        if (text is not { Length: 7 } || text[4] != '-'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number is < 1 or > 12)
        {
            return false;
        }

        month = new((year * 12) + number - 1);
        return true;
    }

    public static bool TryParse(string? text, out LocalMonth month)
    {
        var valid = TryParse(text, out MonthKey key);
        month = new(key.Index);
        return valid;
    }
}
