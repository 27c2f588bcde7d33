namespace ParkTwin.Domain.Ledger;

/// <summary>
/// The packed form of a day's readings. Each: varint of zigzag(step − step before) × 2 + (1 when quality and revision follow);
/// value as zigzag of the difference of mantissas at the day's common scale, or 16 bytes in the wide form; arrival as zigzag of the
/// change of its lag. About five bytes for a quarter-hourly register.
/// </summary>
internal static class PageCodec
{
    /// <summary>The order of a day: instant, revision falling, value. 0 for one reading said twice.</summary>
    public static int Compare(in Reading left, in Reading right)
    {
        var order = left.AtUnixMs.CompareTo(right.AtUnixMs);
        order = order != 0 ? order : right.Revision.CompareTo(left.Revision);
        return order != 0 ? order : left.Value.CompareTo(right.Value);
    }

    /// <summary>The form that a set of readings takes: its greatest scale, or wide where a mantissa at that scale is no long.</summary>
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
    public static bool Fits(byte form, decimal value) => form == DayPage.WideForm
        || (DecimalParts.TrySplit(value, out var mantissa, out var scale)
            && scale <= form && DecimalParts.TryWiden(mantissa, scale, form, out _));

    /// <summary>Writes one record.</summary>
    public static void Write(ByteWriter into, byte form, in Reading reading, ref PageTail tail)
    {
        var step = reading.AtUnixMs - tail.At;
        var plain = reading is { Quality: ReadingQuality.Good, Revision: 0 };
        into.Varint((ByteWriter.ZigZag(step - tail.Step) << 1) | (plain ? 0UL : 1UL));
        if (!plain)
        {
            into.Byte((byte)reading.Quality);
            into.Signed(reading.Revision);
        }

        long mantissa = 0;
        if (form == DayPage.WideForm)
        {
            into.Decimal(DecimalParts.Normal(reading.Value));
        }
        else
        {
            DecimalParts.TrySplit(reading.Value, out mantissa, out var scale);
            DecimalParts.TryWiden(mantissa, scale, form, out mantissa);
            into.Signed(unchecked(mantissa - tail.Mantissa));
        }

        var lag = unchecked(reading.ArrivedUnixMs - reading.AtUnixMs);
        into.Signed(unchecked(lag - tail.Lag));
        tail = new PageTail(reading.AtUnixMs, step, mantissa, lag);
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
}
