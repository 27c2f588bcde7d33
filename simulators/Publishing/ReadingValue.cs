using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace ParkTwin.Simulators.Publishing;

/// <summary>A decimal reading as a meter shows it: whole steps of the last digit, so no rounding happens on the way.</summary>
/// <param name="Scaled">The value times ten to the power of <paramref name="Decimals"/>.</param>
/// <param name="Decimals">Digits behind the point, 0 to 9.</param>
internal readonly record struct ReadingValue(long Scaled, int Decimals)
{
    /// <summary>Longest text: sign, 19 digits, point.</summary>
    public const int MaxLength = 21;

    private static ReadOnlySpan<long> Powers =>
        [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>Ten to the power of <see cref="Decimals"/>.</summary>
    public static long Power(int decimals) => Powers[decimals];

    /// <summary>The value as a decimal number.</summary>
    public decimal ToDecimal() => (decimal)Scaled / Powers[Decimals];

    /// <summary>Writes the digits, always all decimals of the meter: <c>12.50</c>.</summary>
    /// <returns>Bytes written; <paramref name="to"/> must have room for <see cref="MaxLength"/>.</returns>
    public int Write(Span<byte> to)
    {
        var at = 0;
        var rest = Scaled;
        if (rest < 0)
        {
            to[at++] = (byte)'-';
            rest = -rest;
        }

        Utf8Formatter.TryFormat(rest / Powers[Decimals], to[at..], out var written);
        at += written;
        if (Decimals > 0)
        {
            to[at++] = (byte)'.';
            var part = rest % Powers[Decimals];
            for (var i = Decimals - 1; i >= 0; i--)
            {
                to[at + i] = (byte)('0' + (part % 10));
                part /= 10;
            }

            at += Decimals;
        }

        return at;
    }

    /// <summary>Reads plain decimal digits; no exponent, at most 18 digits and 9 decimals.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, [NotNullWhen(true)] out ReadingValue? value)
    {
        value = null;
        var negative = text.Length > 0 && text[0] == (byte)'-';
        var digits = negative ? text[1..] : text;
        var point = digits.IndexOf((byte)'.');
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        if (digits.Length is 0 or > 19 || decimals > 9 || point == 0 || (point > 0 && decimals == 0))
        {
            return false;
        }

        var scaled = 0L;
        for (var i = 0; i < digits.Length; i++)
        {
            if (i == point)
            {
                continue;
            }

            if (digits[i] is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            scaled = (scaled * 10) + (digits[i] - '0');
        }

        value = new ReadingValue(negative ? -scaled : scaled, decimals);
        return true;
    }
}
