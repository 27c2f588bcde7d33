using System.Numerics;

namespace ParkTwin.Domain.Ledger;

/// <summary>
/// A decimal as an integer and a power of ten; the normal form has no trailing zero, so equal values have equal parts.
/// </summary>
internal static class DecimalParts
{
    private const int MaxScale = 28;

    private static readonly long[] Tens = BuildTens();

    /// <summary>10^<paramref name="exponent"/> for 0 to 18.</summary>
    public static long Ten(int exponent) => Tens[exponent];

    /// <summary>Mantissa and scale as they stand.</summary>
    public static (BigInteger Mantissa, int Scale) Split(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = ((BigInteger)unchecked((uint)bits[2]) << 64)
            | ((BigInteger)unchecked((uint)bits[1]) << 32)
            | unchecked((uint)bits[0]);
        return (bits[3] < 0 ? -mantissa : mantissa, (bits[3] >> 16) & 0xFF);
    }

    /// <summary>The normal form as a long and a scale; false when the digits do not fit a long.</summary>
    public static bool TrySplit(decimal value, out long mantissa, out int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        scale = (bits[3] >> 16) & 0xFF;
        var magnitude = ((ulong)unchecked((uint)bits[1]) << 32) | unchecked((uint)bits[0]);
        if (bits[2] != 0 || magnitude > long.MaxValue)
        {
            return TrySplitWide(value, out mantissa, out scale);
        }

        while (scale > 0)
        {
            var shorter = magnitude / 10;
            if (shorter * 10 != magnitude)
            {
                break;
            }

            magnitude = shorter;
            scale--;
        }

        mantissa = bits[3] < 0 ? -(long)magnitude : (long)magnitude;
        return true;
    }

    /// <summary>The same value without trailing zeros; zero is plain 0.</summary>
    public static decimal Normal(decimal value)
    {
        if (TrySplit(value, out var mantissa, out var scale))
        {
            return Join(mantissa, scale);
        }

        while (true)
        {
            var (wide, wideScale) = Split(value);
            if (wideScale == 0 || !(wide % 10).IsZero)
            {
                return value;
            }

            value = decimal.Round(value, wideScale - 1);
        }
    }

    /// <summary>Mantissa × 10^−scale.</summary>
    /// <exception cref="InvalidDataException">The scale is none that a decimal has: the block it was read from is wrong.</exception>
    public static decimal Join(long mantissa, int scale)
    {
        if ((uint)scale > MaxScale)
        {
            throw new InvalidDataException($"A value in the block has {scale} decimals; at most {MaxScale}.");
        }

        var negative = mantissa < 0;
        var magnitude = unchecked((ulong)(negative ? -mantissa : mantissa));
        return new decimal(
            unchecked((int)magnitude), unchecked((int)(magnitude >> 32)), 0, negative, (byte)scale);
    }

    /// <summary>A mantissa at a wider scale; false when it does not fit a long.</summary>
    public static bool TryWiden(long mantissa, int from, int to, out long widened)
    {
        widened = 0;
        if (mantissa == 0)
        {
            return true;
        }

        if (to - from > 18)
        {
            return false;
        }

        var product = (Int128)mantissa * Ten(to - from);
        if (product > long.MaxValue || product <= long.MinValue)
        {
            return false;
        }

        widened = (long)product;
        return true;
    }

    private static bool TrySplitWide(decimal value, out long mantissa, out int scale)
    {
        (var wide, scale) = Split(value);
        while (scale > 0 && (wide % 10).IsZero)
        {
            (wide, scale) = (wide / 10, scale - 1);
        }

        var fits = wide <= long.MaxValue && wide > long.MinValue;
        mantissa = fits ? (long)wide : 0;
        return fits;
    }

    private static long[] BuildTens()
    {
        var tens = new long[19];
        tens[0] = 1;
        for (var index = 1; index < tens.Length; index++)
        {
            tens[index] = tens[index - 1] * 10;
        }

        return tens;
    }
}
