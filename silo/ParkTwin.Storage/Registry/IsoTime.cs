using System.Globalization;

namespace ParkTwin.Storage.Registry;

/// <summary>Instants as the registry writes them: ISO 8601 with offset, to the millisecond.</summary>
internal static class IsoTime
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFK",
        "yyyy-MM-dd'T'HH:mmK",
    ];

    /// <summary>Takes a time with <c>Z</c> or an offset; one without is not an instant.</summary>
    public static bool TryParse(string text, out long unixMs)
    {
        unixMs = 0;
        var zoned = text.Length >= 17 && (text[^1] == 'Z' || text[^6] is '+' or '-');
        if (!zoned || !DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return false;
        }

        unixMs = at.ToUnixTimeMilliseconds();
        return true;
    }

    /// <summary>Writes an instant in UTC, with milliseconds only where there are any.</summary>
    public static string Format(long unixMs) =>
        DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes an instant with an offset in whole minutes; any other offset is written as UTC.</summary>
    public static string Format(long unixMs, int offsetMs) => offsetMs % 60_000 != 0 || offsetMs == 0
        ? Format(unixMs)
        : DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToOffset(TimeSpan.FromMilliseconds(offsetMs))
            .ToString("yyyy-MM-dd'T'HH:mm:ss.FFFzzz", CultureInfo.InvariantCulture);
}
