using System.Collections.Concurrent;
using System.Numerics;

namespace ParkTwin.Domain.Ledger;

/// <summary>
/// Exact multiplication of decimals by one factor, rounded once, half to even, to a whole number. Shared by every meter with the
/// same factor; immutable.
/// </summary>
internal sealed class FactorTable
{
    /// <summary>
    /// Greatest magnitude of a result: half of the long range, so that the difference of two results is always a long.
    /// </summary>
    public const long Limit = long.MaxValue / 2;

    private const int Scales = 29;
    private const int MaxShared = 4_096;
    private static readonly ConcurrentDictionary<decimal, FactorTable> Shared = new();

    private readonly decimal _factor;
    private readonly bool _negative;
    private readonly ulong[] _times = new ulong[Scales];
    private readonly ulong[] _over = new ulong[Scales];

    private FactorTable(decimal factor)
    {
        _factor = factor;
        _negative = factor < 0;
        var (mantissa, scale) = DecimalParts.Split(decimal.Abs(factor));
        for (var s = 0; s < Scales; s++)
        {
            var (times, tens) = (mantissa, scale + s);
            while (tens > 0 && !times.IsZero && times % 10 == 0)
            {
                (times, tens) = (times / 10, tens - 1);
            }

            if (times <= ulong.MaxValue && tens <= 18)
            {
                _times[s] = (ulong)times;
                _over[s] = (ulong)BigInteger.Pow(10, tens);
            }
        }
    }

    /// <summary>The table of a factor.</summary>
    public static FactorTable Of(decimal factor)
    {
        if (Shared.TryGetValue(factor, out var table))
        {
            return table;
        }

        table = new FactorTable(factor);
        return Shared.Count < MaxShared ? Shared.GetOrAdd(factor, table) : table;
    }

    /// <summary>Multiplies and rounds half to even; false when the result is beyond <see cref="Limit"/>.</summary>
    public bool TryConvert(decimal value, out long result)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var scale = (bits[3] >> 16) & 0xFF;
        var over = _over[scale];
        if (bits[2] != 0 || over == 0)
        {
            return TryConvertSlowly(value, out result);
        }

        var mantissa = ((ulong)unchecked((uint)bits[1]) << 32) | unchecked((uint)bits[0]);
        var high = Math.BigMul(mantissa, _times[scale], out var low);
        ulong magnitude;
        if (high == 0)
        {
            magnitude = over == 1 ? low : RoundedQuotient(low, over);
        }
        else
        {
            var product = new UInt128(high, low);
            var quotient = product / over;
            if (quotient > (UInt128)Limit)
            {
                result = 0;
                return false;
            }

            magnitude = Rounded((ulong)quotient, (ulong)(product - (quotient * over)), over);
        }

        var negative = (bits[3] < 0) != _negative;
        result = magnitude > Limit ? 0 : negative ? -(long)magnitude : (long)magnitude;
        return magnitude <= Limit;
    }

    private static ulong RoundedQuotient(ulong value, ulong over)
    {
        var quotient = value / over;
        return Rounded(quotient, value - (quotient * over), over);
    }

    private static ulong Rounded(ulong quotient, ulong rest, ulong over)
    {
        var other = over - rest;
        return rest > other || (rest == other && (quotient & 1) == 1) ? quotient + 1 : quotient;
    }

    private bool TryConvertSlowly(decimal value, out long result)
    {
        var (a, scaleA) = DecimalParts.Split(decimal.Abs(value));
        var (b, scaleB) = DecimalParts.Split(decimal.Abs(_factor));
        var over = BigInteger.Pow(10, scaleA + scaleB);
        var quotient = BigInteger.DivRem(a * b, over, out var rest);
        var twice = rest * 2;
        if (twice > over || (twice == over && !quotient.IsEven))
        {
            quotient += 1;
        }

        var inRange = quotient <= Limit;
        result = inRange ? (long)quotient : 0;
        result = (value < 0) != _negative ? -result : result;
        return inRange;
    }
}
