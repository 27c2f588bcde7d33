namespace ParkTwin.Payloads;

/// <summary>
/// Reads <c>[+|-]digits[.digits][(e|E)[+|-]digits]</c> into a decimal without rounding: it is exact, or it is a fault. The result
/// has no trailing zeros and no negative zero, so that equal values are equal bytes.
/// </summary>
internal static class ExactDecimal
{
    /// <summary>Most significant digits of a value.</summary>
    public const int MaxDigits = 28;

    private const int MaxScale = 28;
    private const int FarExponent = 1_000_000;

    private static readonly UInt128 Largest = (UInt128.One << 96) - 1;

    public static FaultDetail Parse(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        var at = 0;
        var negative = false;
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
        {
            negative = text[0] == '-';
            at = 1;
        }

        if (!Digits(text, ref at, out var mantissa, out var significant, out var exponent)
            || !Exponent(text, ref at, ref exponent)
            || at != text.Length)
        {
            return FaultDetail.ValueNotNumber;
        }

        return significant > MaxDigits ? FaultDetail.ValueTooManyDigits : Compose(mantissa, exponent, negative, out value);
    }

    /// <summary>Digits with at most one point; trailing zeros go to the exponent.</summary>
    private static bool Digits(ReadOnlySpan<byte> text, ref int at, out UInt128 mantissa, out int significant, out int exponent)
    {
        mantissa = 0;
        significant = 0;
        var zeros = 0;
        var before = 0;
        var after = -1;
        for (; at < text.Length; at++)
        {
            var digit = unchecked((uint)text[at] - '0');
            if (digit <= 9)
            {
                Push(digit, ref mantissa, ref significant, ref zeros);
                _ = after >= 0 ? after++ : before++;
            }
            else if (text[at] == '.' && after < 0 && before > 0)
            {
                after = 0;
            }
            else
            {
                break;
            }
        }

        exponent = zeros - Math.Max(after, 0);
        return before > 0 && after != 0;
    }

    private static void Push(uint digit, ref UInt128 mantissa, ref int significant, ref int zeros)
    {
        if (digit == 0)
        {
            zeros += significant > 0 ? 1 : 0;
            return;
        }

        significant += zeros + 1;
        if (significant <= MaxDigits)
        {
            for (; zeros > 0; zeros--)
            {
                mantissa *= 10;
            }

            mantissa = (mantissa * 10) + digit;
        }

        zeros = 0;
    }

    private static bool Exponent(ReadOnlySpan<byte> text, ref int at, ref int exponent)
    {
        if (at == text.Length || text[at] is not ((byte)'e' or (byte)'E'))
        {
            return true;
        }

        at++;
        var negative = at < text.Length && text[at] == '-';
        if (at < text.Length && text[at] is (byte)'-' or (byte)'+')
        {
            at++;
        }

        var start = at;
        var stated = 0;
        for (; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++)
        {
            stated = Math.Min((stated * 10) + text[at] - '0', FarExponent);
        }

        exponent += negative ? -stated : stated;
        return at > start;
    }

    private static FaultDetail Compose(UInt128 mantissa, int exponent, bool negative, out decimal value)
    {
        value = 0;
        if (mantissa == 0)
        {
            return FaultDetail.None;
        }

        if (exponent < -MaxScale)
        {
            return FaultDetail.ValueTooSmall;
        }

        for (; exponent > 0; exponent--)
        {
            mantissa *= 10;
            if (mantissa > Largest)
            {
                return FaultDetail.ValueTooLarge;
            }
        }

        unchecked
        {
            var low = (ulong)mantissa;
            value = new decimal((int)low, (int)(low >> 32), (int)(uint)(mantissa >> 64), negative, (byte)-exponent);
        }

        return FaultDetail.None;
    }
}
