using System.Buffers.Binary;
using ParkTwin.Domain;

namespace ParkTwin.Payloads;

/// <summary>
/// Reads the form that devices send almost always: <c>{"t":…,"v":…}</c>, in this order, with at most one space after a colon or
/// the comma. It knows no faults: whatever else stands there is left to <see cref="JsonReading"/>.
/// </summary>
internal static class CanonicalReading
{
    // Nineteen digits fit a ulong; longer ones go the long way.
    private const int MostDigits = 19;

    // "{"t": and ,"v": as the little-endian words that a load yields.
    private const uint OpenTime = '{' | ('"' << 8) | ('t' << 16) | ((uint)'"' << 24);
    private const uint CommaValue = '"' | ('v' << 8) | ('"' << 16) | ((uint)':' << 24);

    /// <returns>The length of the element, or 0 when it is not in the canonical form.</returns>
    public static int TryParse(ReadOnlySpan<byte> text, out ParsedReading reading)
    {
        reading = default;
        if (text.Length < 14 || BinaryPrimitives.ReadUInt32LittleEndian(text) != OpenTime || text[4] != ':')
        {
            return 0;
        }

        var at = text[5] == ' ' ? 6 : 5;
        if (!Time(text, ref at, out var unixMs) || !Separator(text, ref at) || !Value(text, ref at, out var value))
        {
            return 0;
        }

        if ((uint)at >= (uint)text.Length || text[at] != '}')
        {
            return 0;
        }

        reading = new(unixMs, value, 0, ReadingQuality.Good, null);
        return at + 1;
    }

    private static bool Time(ReadOnlySpan<byte> text, ref int at, out long unixMs)
    {
        unixMs = 0;
        if (text[at] != '"')
        {
            return WholeMilliseconds(text, ref at, out unixMs);
        }

        var rest = text[(at + 1)..];
        var length = rest.IndexOf((byte)'"');
        if (length < 0 || IsoInstant.Parse(rest[..length], out unixMs) != FaultDetail.None)
        {
            return false;
        }

        at += length + 2;
        return true;
    }

    private static bool WholeMilliseconds(ReadOnlySpan<byte> text, ref int at, out long unixMs)
    {
        unchecked
        {
            unixMs = 0;
            var start = at;
            while ((uint)at < (uint)text.Length)
            {
                var digit = (uint)text[at] - '0';
                if (digit > 9)
                {
                    break;
                }

                unixMs = (unixMs * 10) + digit;
                at++;
            }

            // 1 to 15 digits without a leading zero: within the year 9999 is checked, below it cannot be.
            var digits = at - start;
            return digits is >= 1 and <= 15 && (text[start] != '0' || digits == 1) && unixMs <= IsoInstant.MaxUnixMs;
        }
    }

    private static bool Separator(ReadOnlySpan<byte> text, ref int at)
    {
        if (text.Length - at < 8 || text[at] != ',')
        {
            return false;
        }

        at += text[at + 1] == ' ' ? 2 : 1;
        if (BinaryPrimitives.ReadUInt32LittleEndian(text[at..]) != CommaValue)
        {
            return false;
        }

        at += text[at + 4] == ' ' ? 5 : 4;
        return true;
    }

    private static bool Value(ReadOnlySpan<byte> text, ref int at, out decimal value)
    {
        value = 0;
        if ((uint)at >= (uint)text.Length)
        {
            return false;
        }

        var quoted = text[at] == '"';
        if (!Number(text[(quoted ? at + 1 : at)..], out value, out var length))
        {
            return false;
        }

        at += length + (quoted ? 1 : 0);
        if (!quoted)
        {
            return true;
        }

        var closed = (uint)at < (uint)text.Length && text[at] == '"';
        at++;
        return closed;
    }

    private static bool Number(ReadOnlySpan<byte> text, out decimal value, out int length)
    {
        value = 0;
        unchecked
        {
            ulong mantissa = 0;
            var at = text.Length > 0 && text[0] == '-' ? 1 : 0;
            var start = at;
            var point = -1;
            for (; at < text.Length; at++)
            {
                var digit = (uint)text[at] - '0';
                if (digit <= 9)
                {
                    mantissa = (mantissa * 10) + digit;
                }
                else if (digit == unchecked((uint)'.' - '0') && point < 0)
                {
                    point = at;
                }
                else
                {
                    break;
                }
            }

            length = at;
            var integers = (point < 0 ? at : point) - start;
            var scale = point < 0 ? 0 : at - point - 1;
            if (integers == 0 || point == at - 1 || integers + scale > MostDigits || (integers > 1 && text[start] == '0'))
            {
                return false;
            }

            while (scale > 0 && mantissa % 10 == 0)
            {
                mantissa /= 10;
                scale--;
            }

            value = new decimal((int)mantissa, (int)(mantissa >> 32), 0, start == 1 && mantissa != 0, (byte)scale);
            return true;
        }
    }
}
