using System.Buffers.Binary;

namespace ParkTwin.Domain.Ledger;

/// <summary>
/// The packed form of a day's readings. Each: varint of zigzag(step − step before) × 2 + (1 when quality and revision follow);
/// value as zigzag of the difference of mantissas at the day's common scale, or 16 bytes in the wide form; arrival as zigzag of
/// the
/// change of its lag. About five bytes for a quarter-hourly register.
/// </summary>
internal static class PageCodec
{
    /// <summary>Most bytes of a record: three numbers of ten bytes, quality, and a wide value.</summary>
    public const int MostBytes = 48;

    /// <summary>The order of a day: instant, revision falling, value. 0 for one reading said twice.</summary>
    public static int Compare(in Reading left, in Reading right)
    {
        var order = left.AtUnixMs.CompareTo(right.AtUnixMs);
        order = order != 0 ? order : right.Revision.CompareTo(left.Revision);
        return order != 0 ? order : left.Value.CompareTo(right.Value);
    }

    /// <summary>
    /// The form that a set of readings takes: its greatest scale, or wide where a mantissa at that scale is no long.
    /// </summary>
    public static byte FormOf(ReadOnlySpan<Reading> readings)
    {
        var common = 0;
        foreach (ref readonly var reading in readings)
        {
            if (!DecimalParts.TrySplit(reading.Value, out _, out var scale))
            {
                return DayPage.WideForm;
            }

            common = Math.Max(common, scale);
        }

        foreach (ref readonly var reading in readings)
        {
            if (!Fits((byte)common, reading.Value))
            {
                return DayPage.WideForm;
            }
        }

        return (byte)common;
    }

    /// <summary>True when a value can be written in a form as it is.</summary>
    public static bool Fits(byte form, decimal value) => form == DayPage.WideForm || TryMantissa(form, value, out _);

    /// <summary>The mantissa of a value at a scale; false when it needs more decimals or does not fit a long.</summary>
    public static bool TryMantissa(byte form, decimal value, out long mantissa)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var scale = (bits[3] >> 16) & 0xFF;
        var magnitude = ((ulong)unchecked((uint)bits[1]) << 32) | unchecked((uint)bits[0]);
        if (scale == form && bits[2] == 0 && magnitude <= long.MaxValue)
        {
            mantissa = bits[3] < 0 ? -(long)magnitude : (long)magnitude;
            return true;
        }

        return DecimalParts.TrySplit(value, out mantissa, out scale)
            && scale <= form && DecimalParts.TryWiden(mantissa, scale, form, out mantissa);
    }

    /// <summary>Writes one record into at least <see cref="MostBytes"/> bytes of room; answers how many it took.</summary>
    public static int Write(Span<byte> into, byte form, in Reading reading, long mantissa, ref PageTail tail)
    {
        var step = reading.AtUnixMs - tail.At;
        var plain = reading is { Quality: ReadingQuality.Good, Revision: 0 };
        var length = Varint(into, 0, (ByteWriter.ZigZag(step - tail.Step) << 1) | (plain ? 0UL : 1UL));
        if (!plain)
        {
            into[length++] = (byte)reading.Quality;
            length = Varint(into, length, ByteWriter.ZigZag(reading.Revision));
        }

        if (form == DayPage.WideForm)
        {
            Span<int> bits = stackalloc int[4];
            decimal.GetBits(DecimalParts.Normal(reading.Value), bits);
            foreach (var part in bits)
            {
                BinaryPrimitives.WriteInt32LittleEndian(into[length..], part);
                length += 4;
            }
        }
        else
        {
            length = Varint(into, length, ByteWriter.ZigZag(unchecked(mantissa - tail.Mantissa)));
        }

        var lag = unchecked(reading.ArrivedUnixMs - reading.AtUnixMs);
        length = Varint(into, length, ByteWriter.ZigZag(unchecked(lag - tail.Lag)));
        tail = new PageTail(reading.AtUnixMs, step, mantissa, lag);
        return length;
    }

    /// <summary>Reads one record.</summary>
    public static Reading Read(ref ByteReader reader, byte form, ref PageTail tail)
    {
        var head = reader.Varint();
        var change = unchecked((long)(head >> 2) ^ -(long)((head >> 1) & 1));
        var step = unchecked(tail.Step + change);
        var at = unchecked(tail.At + step);
        var (quality, revision) = (ReadingQuality.Good, 0);
        if ((head & 1) != 0)
        {
            quality = (ReadingQuality)reader.Byte();
            revision = unchecked((int)reader.Signed());
        }

        long mantissa = 0;
        decimal value;
        if (form == DayPage.WideForm)
        {
            value = reader.Decimal();
        }
        else
        {
            mantissa = unchecked(tail.Mantissa + reader.Signed());
            value = DecimalParts.Join(mantissa, form);
        }

        var lag = unchecked(tail.Lag + reader.Signed());
        tail = new PageTail(at, step, mantissa, lag);
        return new Reading(at, value, revision, quality, unchecked(at + lag));
    }

    private static int Varint(Span<byte> into, int length, ulong value)
    {
        while (value >= 0x80)
        {
            into[length++] = (byte)((value & 0x7F) | 0x80);
            value >>= 7;
        }

        into[length++] = (byte)value;
        return length;
    }
}
