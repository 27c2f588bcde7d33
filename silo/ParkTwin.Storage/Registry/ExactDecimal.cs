using System.Globalization;

namespace ParkTwin.Storage.Registry;

/// <summary>Decimals to and from JSON without rounding.</summary>
internal static class ExactDecimal
{
    /// <summary>Takes a JSON number of up to 28 significant digits; false when it would have to be rounded.</summary>
    public static bool TryParse(ReadOnlySpan<char> json, out decimal value)
    {
        value = 0;
        var mantissa = json;
        var exponent = json.IndexOfAny('e', 'E');
        if (exponent >= 0)
        {
            mantissa = json[..exponent];
        }

        var digits = SignificantDigits(mantissa);
        return digits <= 28
            && decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && SignificantDigits(Format(value, stackalloc char[32])) == digits;
    }

    /// <summary>The same number without trailing zeros: 52.10 becomes 52.1, so that equal numbers are written alike.</summary>
    public static decimal Canonical(decimal value) => value / 1.0000000000000000000000000000m;

    private static ReadOnlySpan<char> Format(decimal value, Span<char> text)
    {
        _ = Canonical(value).TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        return text[..length];
    }

    private static int SignificantDigits(ReadOnlySpan<char> number)
    {
        var (digits, pending, started) = (0, 0, false);
        foreach (var character in number)
        {
            if (!char.IsAsciiDigit(character))
            {
                continue;
            }

            started |= character != '0';
            pending += started ? 1 : 0;
            if (character != '0')
            {
                (digits, pending) = (digits + pending, 0);
            }
        }

        return digits;
    }
}
