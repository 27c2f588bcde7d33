using System.Buffers;

namespace ParkTwin.Domain.Ledger;

/// <summary>
/// The two blocks of a month and the head (docs/formats/blocks.md says what is in them, docs/decisions/0004 why). Equal sets of
/// readings give equal bytes; only arrival times are kept as they came.
/// </summary>
internal static class Blocks
{
    /// <summary>Writes the readings of a month's closed days.</summary>
    public static void WriteReadings(MonthPage month, int openFrom, IBufferWriter<byte> into)
    {
        var block = Begin(Frame.Readings, month, openFrom, out var count);
        for (var index = 0; index < count; index++)
        {
            var page = month.Days[index];
            block.Byte((byte)(page.Day - month.FirstDay));
            WritePage(page, block);
        }

        Frame.Seal(block, into);
    }

    /// <summary>Writes the opening state and quarter-hours of a month's closed days, all of them evaluated.</summary>
    public static void WriteLedger(MonthPage month, int openFrom, IBufferWriter<byte> into)
    {
        var block = Begin(Frame.Ledger, month, openFrom, out var count);
        for (var index = 0; index < count; index++)
        {
            var page = month.Days[index];
            if (page.Opening is not { } opening || page.Slots is not { } slots || page.IsStale)
            {
                throw new InvalidOperationException($"Month {month.Key} is not settled; call TrySettle first.");
            }

            block.Byte((byte)(page.Day - month.FirstDay));
            block.Sized(opening);
            block.Sized(slots);
        }

        Frame.Seal(block, into);
    }

    /// <summary>Reads a month's readings into pages.</summary>
    public static List<DayPage> ReadReadings(MonthKey key, ReadOnlySpan<byte> block)
    {
        var firstDay = (int)(key.StartUnixMs / DayPage.DayMs);
        var reader = Frame.Open(block, Frame.Readings);
        var copy = block.ToArray();
        var pages = new List<DayPage>();
        var before = -1;
        for (var left = ReadHeader(ref reader, key); left > 0; left--)
        {
            before = NextDay(ref reader, before);
            pages.Add(ReadPage(firstDay + before, ref reader, copy));
        }

        return pages;
    }

    /// <summary>Gives pages what the ledger block says of them; days it does not know stay unevaluated.</summary>
    public static void ReadLedger(MonthPage month, IEnumerable<DayPage> pages, long holdsUntil, ReadOnlySpan<byte> block)
    {
        var reader = Frame.Open(block, Frame.Ledger);
        var days = pages.ToDictionary(page => page.Day);
        var before = -1;
        for (var left = ReadHeader(ref reader, month.Key); left > 0; left--)
        {
            before = NextDay(ref reader, before);
            var opening = reader.Sized();
            var slots = reader.Sized();
            if (!days.TryGetValue(month.FirstDay + before, out var page))
            {
                continue;
            }

            // A changed definition leaves the state before its first effect as it was.
            if (page.StartMs <= holdsUntil)
            {
                page.Opening = opening.SequenceEqual(ScanState.Empty) ? ScanState.Empty : opening.ToArray();
            }

            if (holdsUntil == long.MaxValue)
            {
                page.Slots = slots.ToArray();
            }
        }
    }

    /// <summary>Writes a page without its day.</summary>
    public static void WritePage(DayPage page, ByteWriter into)
    {
        page.Pack();
        into.Byte(page.Form);
        into.Varint((ulong)page.Count);
        into.Sized(page.Packed);
    }

    /// <summary>
    /// Reads what <see cref="WritePage"/> wrote; the page shares <paramref name="whole"/>, in which the reader stands.
    /// </summary>
    public static DayPage ReadPage(int day, ref ByteReader reader, byte[] whole)
    {
        var form = reader.Byte();
        if (form > 28 && form != DayPage.WideForm)
        {
            throw new InvalidDataException($"A day in the block has {form} decimals; 0 to 28 are possible.");
        }

        var count = reader.Count(whole.Length);
        var bytes = reader.Sized();
        return count > 0
            ? DayPage.Over(day, form, count, whole, reader.Position - bytes.Length, bytes.Length)
            : throw new InvalidDataException("A day in the block is empty.");
    }

    private static ByteWriter Begin(uint letters, MonthPage month, int openFrom, out int count)
    {
        count = month.IndexFrom(openFrom);
        var block = Scratch.Block;
        block.Clear();
        block.UInt32(letters);
        block.Varint((ulong)month.Key.Index);
        block.Varint((ulong)count);
        return block;
    }

    private static int ReadHeader(ref ByteReader reader, MonthKey key)
    {
        var index = reader.Count(int.MaxValue);
        return index == key.Index
            ? reader.Count(31)
            : throw new InvalidDataException($"The block is of month {new MonthKey(index)}, not of {key}.");
    }

    private static int NextDay(ref ByteReader reader, int before)
    {
        var day = reader.Byte();
        return day > before && day < 31 ? day : throw new InvalidDataException($"Day {day} in the block is out of order.");
    }
}
