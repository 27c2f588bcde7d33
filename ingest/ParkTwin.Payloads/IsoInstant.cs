namespace ParkTwin.Payloads;

/// <summary>
/// Reads <c>YYYY-MM-DDTHH:MM[:SS[.fff…]](Z|±HH[:]MM|±HH)</c> (ISO 8601-1:2019, extended format) without a string or a culture.
/// </summary>
internal static class IsoInstant
{
    /// <summary>0001-01-01T00:00:00Z.</summary>
    public const long MinUnixMs = -62_135_596_800_000;

    /// <summary>9999-12-31T23:59:59.999Z.</summary>
    public const long MaxUnixMs = 253_402_300_799_999;

    private const int NoDigits = 1 << 16;
    private const int DaysTo1970 = 719_162;

    private static ReadOnlySpan<byte> DaysOfMonth => [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    public static FaultDetail Parse(ReadOnlySpan<byte> text, out long unixMs)
    {
        unixMs = 0;
        if (text.Length < 16 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':')
        {
            return FaultDetail.TimeNotIso;
        }

        var year = (Two(text, 0) * 100) + Two(text, 2);
        var month = Two(text, 5);
        var day = Two(text, 8);
        var hour = Two(text, 11);
        var minute = Two(text, 14);
        if ((year | month | day | hour | minute) >= NoDigits)
        {
            return FaultDetail.TimeNotIso;
        }

        var fault = ParseTail(text[16..], out var second, out var milliseconds, out var offsetMinutes);
        if (fault != FaultDetail.None)
        {
            return fault;
        }

        if (year == 0 || month is 0 or > 12 || day == 0 || day > LengthOf(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return second == 60 ? FaultDetail.TimeLeapSecond : FaultDetail.TimeImpossible;
        }

        unixMs = (((((DaysSince1970(year, month, day) * 24L) + hour) * 60) + minute - offsetMinutes) * 60_000)
            + (second * 1000) + milliseconds;
        return unixMs is < MinUnixMs or > MaxUnixMs ? FaultDetail.TimeOutOfRange : FaultDetail.None;
    }

    private static FaultDetail ParseTail(ReadOnlySpan<byte> text, out int second, out int milliseconds, out int offsetMinutes)
    {
        second = milliseconds = offsetMinutes = 0;
        var at = 0;
        if (text.Length >= 3 && text[0] == ':')
        {
            second = Two(text, 1);
            at = 3;
            if (second >= NoDigits)
            {
                return FaultDetail.TimeNotIso;
            }

            if (at < text.Length && text[at] == '.')
            {
                var digits = Fraction(text[(at + 1)..], out milliseconds);
                if (digits is 0 or > 9)
                {
                    return FaultDetail.TimeNotIso;
                }

                at += 1 + digits;
            }
        }

        return at == text.Length ? FaultDetail.TimeWithoutOffset : ParseOffset(text[at..], out offsetMinutes);
    }

    private static int Fraction(ReadOnlySpan<byte> text, out int milliseconds)
    {
        var weight = 100;
        milliseconds = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = unchecked((uint)text[i] - '0');
            if (digit > 9)
            {
                return i;
            }

            milliseconds += (int)digit * weight;
            weight /= 10;
        }

        return text.Length;
    }

    private static FaultDetail ParseOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1 && text[0] == 'Z')
        {
            return FaultDetail.None;
        }

        if (text.Length is not (3 or 5 or 6) || text[0] is not ((byte)'+' or (byte)'-'))
        {
            return FaultDetail.TimeNotIso;
        }

        var colon = text.Length == 6;
        var hour = Two(text, 1);
        var minute = text.Length == 3 ? 0 : Two(text, colon ? 4 : 3);
        if ((hour | minute) >= NoDigits || (colon && text[3] != ':'))
        {
            return FaultDetail.TimeNotIso;
        }

        var total = (hour * 60) + minute;
        minutes = text[0] == '-' ? -total : total;
        return minute > 59 || total > 14 * 60 ? FaultDetail.TimeImpossible : FaultDetail.None;
    }

    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        unchecked
        {
            var tens = (uint)text[at] - '0';
            var ones = (uint)text[at + 1] - '0';
            return (tens > 9) | (ones > 9) ? NoDigits : (int)((tens * 10) + ones);
        }
    }

    private static bool IsLeap(int year) => (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);

    private static int LengthOf(int year, int month) => month == 2 && IsLeap(year) ? 29 : DaysOfMonth[month - 1];

    private static int DaysSince1970(int year, int month, int day)
    {
        var past = year - 1;
        var days = (past * 365) + (past / 4) - (past / 100) + (past / 400) + (((367 * month) - 362) / 12) + day - 1;
        return days - DaysTo1970 - (month <= 2 ? 0 : IsLeap(year) ? 1 : 2);
    }
}
