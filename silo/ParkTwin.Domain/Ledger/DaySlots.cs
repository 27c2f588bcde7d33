namespace ParkTwin.Domain.Ledger;

/// <summary>The 96 quarter-hours of one UTC day while contributions are added, and their compact canonical form.</summary>
internal sealed class DaySlots
{
    private const byte AllMeasured = 1;
    private const byte AllCovered = 2;
    private const byte AllEstimated = 4;
    private const int PerDay = QuarterHour.PerUtcDay;

    private readonly long[] _amount = new long[PerDay];
    private readonly long[] _estimated = new long[PerDay];
    private readonly long[] _covered = new long[PerDay];
    private long _startMs;

    /// <summary>First instant of the day.</summary>
    public long StartMs => _startMs;

    /// <summary>First instant of the next day.</summary>
    public long EndMs => _startMs + DayPage.DayMs;

    /// <summary>Empties the day.</summary>
    public void Begin(int day)
    {
        _startMs = day * DayPage.DayMs;
        Array.Clear(_amount);
        Array.Clear(_estimated);
        Array.Clear(_covered);
    }

    /// <summary>A quarter-hour of the day.</summary>
    public LedgerSlot this[int index] => new(
        _amount[index], _estimated[index], (int)Math.Min(_covered[index], QuarterHour.LengthMs));

    /// <summary>
    /// Adds the part of a line that lies in [<paramref name="clipFrom"/>, <paramref name="clipTo"/>) and in the day: the line
    /// rises
    /// by <paramref name="amount"/> over [<paramref name="from"/>, <paramref name="to"/>), each boundary rounded down, so that
    /// the
    /// parts of one line add up to it exactly.
    /// </summary>
    public void AddLine(long from, long to, long amount, long clipFrom, long clipTo, bool estimated)
    {
        var start = Math.Max(Math.Max(from, clipFrom), _startMs);
        var end = Math.Min(Math.Min(to, clipTo), EndMs);
        if (start >= end)
        {
            return;
        }

        var index = (int)((start - _startMs) / QuarterHour.LengthMs);
        var before = At(amount, start - from, to - from);
        while (start < end)
        {
            var next = Math.Min(end, _startMs + ((index + 1) * QuarterHour.LengthMs));
            var after = At(amount, next - from, to - from);
            _amount[index] = Sum(_amount[index], after - before);
            if (estimated)
            {
                _estimated[index] = Sum(_estimated[index], after - before);
            }

            _covered[index] += next - start;
            (start, before) = (next, after);
            index++;
        }
    }

    /// <summary>Writes the day.</summary>
    public void Encode(ByteWriter into)
    {
        var (divisor, measured, covered, estimated) = (0UL, true, true, true);
        for (var index = 0; index < PerDay; index++)
        {
            var slot = this[index];
            divisor = Divisor(divisor, slot.Amount);
            measured &= slot.Estimated == 0;
            estimated &= slot.Estimated == slot.Amount;
            covered &= slot.CoveredMs == QuarterHour.LengthMs;
        }

        divisor = Math.Max(divisor, 1);
        var flags = (byte)((measured ? AllMeasured : 0) | (covered ? AllCovered : 0) | (estimated ? AllEstimated : 0));
        into.Byte(flags);
        into.Varint(divisor);
        foreach (var amount in _amount)
        {
            into.Signed((long)(amount / (Int128)divisor));
        }

        for (var index = 0; index < PerDay && (flags & AllCovered) == 0; index++)
        {
            into.Varint((ulong)this[index].CoveredMs);
        }

        for (var index = 0; index < PerDay && (flags & (AllMeasured | AllEstimated)) == 0; index++)
        {
            into.Signed(_estimated[index]);
        }
    }

    /// <summary>Reads a part of an encoded day.</summary>
    /// <param name="day">What <see cref="Encode"/> wrote.</param>
    /// <param name="first">Index of the first quarter-hour wanted.</param>
    /// <param name="slots">Where they go; all within the day.</param>
    public static void Decode(ReadOnlySpan<byte> day, int first, Span<LedgerSlot> slots)
    {
        var reader = new ByteReader(day);
        var (flags, divisor) = (reader.Byte(), reader.Varint());
        var plain = (flags & AllCovered) != 0 && (flags & (AllMeasured | AllEstimated)) != 0;
        var allEstimated = (flags & (AllMeasured | AllEstimated)) == AllEstimated;
        Span<LedgerSlot> whole = stackalloc LedgerSlot[PerDay];
        for (var index = 0; index < (plain ? first + slots.Length : PerDay); index++)
        {
            var amount = Scaled(reader.Signed(), divisor);
            whole[index] = new(amount, allEstimated ? amount : 0, (int)QuarterHour.LengthMs);
        }

        for (var index = 0; index < PerDay && (flags & AllCovered) == 0; index++)
        {
            whole[index] = whole[index] with { CoveredMs = reader.Count((int)QuarterHour.LengthMs) };
        }

        for (var index = 0; index < PerDay && (flags & (AllMeasured | AllEstimated)) == 0; index++)
        {
            whole[index] = whole[index] with { Estimated = reader.Signed() };
        }

        whole.Slice(first, slots.Length).CopyTo(slots);
    }

    /// <summary>A quotient times the day's divisor, exactly.</summary>
    /// <exception cref="InvalidDataException">The product is beyond 64 bits.</exception>
    private static long Scaled(long quotient, ulong divisor)
    {
        if (divisor == 1)
        {
            return quotient;
        }

        if (divisor <= long.MaxValue && Math.BigMul(quotient, (long)divisor, out var low) == low >> 63)
        {
            return low;
        }

        var exact = quotient * (Int128)divisor;
        return exact == (Int128)unchecked((long)exact)
            ? unchecked((long)exact)
            : throw new InvalidDataException($"An amount of {exact} millionths in the block; a ledger holds at most {long.MaxValue}.");
    }

    /// <summary>The line at a point: amount × part / whole, rounded down.</summary>
    private static long At(long amount, long part, long whole)
    {
        if (part == whole)
        {
            return amount;
        }

        if (part == 0)
        {
            return 0;
        }

        var high = Math.BigMul(amount, part, out var low);
        if (high == low >> 63)
        {
            var quotient = low / whole;
            return low < 0 && quotient * whole != low ? quotient - 1 : quotient;
        }

        var product = (Int128)amount * part;
        var wide = product / whole;
        return (long)(product < 0 && wide * whole != product ? wide - 1 : wide);
    }

    private static long Sum(long left, long right)
    {
        var sum = unchecked(left + right);
        return ((left ^ sum) & (right ^ sum)) < 0 ? (left < 0 ? long.MinValue : long.MaxValue) : sum;
    }

    private static ulong Divisor(ulong divisor, long amount)
    {
        var rest = amount < 0 ? (ulong)(-(Int128)amount) : (ulong)amount;
        if (divisor == 1)
        {
            return 1;
        }

        while (rest != 0)
        {
            (divisor, rest) = (rest, divisor % rest);
        }

        return divisor;
    }
}
