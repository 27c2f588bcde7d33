using System.Globalization;
using ParkTwin.Contracts;

namespace ParkTwin.Web.Api;

/// <summary>Instants in queries and bodies: ISO 8601 with offset, or a date, which is its local midnight in the park.</summary>
internal static class InstantText
{
    public const string Allowed = "ISO 8601 with Z or an offset, such as 2026-11-20T08:00:00+08:00 (write + as %2B in a URL), or a date such as "
        + "2026-11-20, which is midnight in the park";

    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK",
    ];

    /// <summary>Takes a text; a space where the offset's sign belongs is a plus that a URL swallowed.</summary>
    public static bool TryParse(RegisteredPark park, string? text, out long unixMs)
    {
        unixMs = 0;
        if (text is null)
        {
            return false;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            unixMs = park.Calendar.StartOfLocalDay(day);
            return true;
        }

        var plain = text.Length > 6 && text[^6] == ' ' ? $"{text[..^6]}+{text[^5..]}" : text;
        var offset = plain.Length > 6 ? plain.AsSpan(^6) : default;
        var hasOffset = plain.EndsWith('Z') || (offset.Length == 6 && offset[0] is '+' or '-' && offset[3] == ':');
        if (!hasOffset || !DateTimeOffset.TryParseExact(plain, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return false;
        }

        unixMs = at.ToUnixTimeMilliseconds();
        return true;
    }
}
