using System.Buffers;

namespace ParkTwin.Domain.Ledger;

/// <summary>
/// The head of a book: its open days, the state that opens the first of them, and what is still to be evaluated.
/// </summary>
internal static class HeadBlock
{
    private const byte Settled = 1;

    /// <summary>Writes the head.</summary>
    public static void Write(Shelf shelf, ulong fingerprint, bool settled, IBufferWriter<byte> into)
    {
        var stale = shelf.Months.Find(month => month.LedgerHoldsUntil != long.MaxValue);
        var block = Scratch.Block;
        block.Clear();
        block.UInt32(Frame.Head);
        block.UInt64(fingerprint);
        block.Byte(settled ? Settled : (byte)0);
        block.Signed(shelf.OpenFrom);
        block.Varint(stale is null ? 0 : (ulong)stale.Key.Index + 1);
        var count = 0;
        foreach (var month in shelf.Months)
        {
            count += month.Days.Count - month.IndexFrom(shelf.OpenFrom);
        }

        block.Varint((ulong)count);
        var (before, first) = (0, true);
        foreach (var month in shelf.Months)
        {
            for (var index = month.IndexFrom(shelf.OpenFrom); index < month.Days.Count; index++)
            {
                var page = month.Days[index];
                if (first)
                {
                    block.Sized(page.Opening);
                }

                block.Signed(page.Day - before);
                Blocks.WritePage(page, block);
                (before, first) = (page.Day, false);
            }
        }

        Frame.Seal(block, into);
    }

    /// <summary>Reads a head onto an empty shelf.</summary>
    /// <returns>The month from which resting ledgers no longer hold; null when all do.</returns>
    public static MonthKey? Read(Shelf shelf, ulong fingerprint, ReadOnlySpan<byte> head)
    {
        var reader = Frame.Open(head, Frame.Head);
        var sameDefinition = reader.UInt64() == fingerprint;
        var settled = reader.Byte() == Settled && sameDefinition;
        var openFrom = reader.Signed();
        var stale = reader.Count(int.MaxValue);
        var copy = head.ToArray();
        var day = 0L;
        var pages = reader.Count(head.Length);
        var opening = pages > 0 ? reader.Sized() : default;
        shelf.OpenFrom = openFrom is >= int.MinValue and < 4_000_000 ? (int)openFrom : throw Wrong(openFrom);
        for (var left = pages; left > 0; left--)
        {
            day += reader.Signed();
            if (day is < -720_000 or > 2_940_000 || day < openFrom)
            {
                throw Wrong(day);
            }

            var page = Blocks.ReadPage((int)day, ref reader, copy);
            if (left == pages && opening.Length > 0 && sameDefinition)
            {
                page.Opening = opening.ToArray();
            }

            page.Touch(settled ? DayPage.StateOnly : long.MinValue, long.MaxValue);
            shelf.Take(Shelf.MonthOf(page.Day)).Days.Add(page);
            shelf.Newest = page;
        }

        return !sameDefinition ? new MonthKey(0) : stale > 0 ? new MonthKey(stale - 1) : null;
    }

    private static InvalidDataException Wrong(long day) => new($"Day {day} of the head is out of range.");
}
