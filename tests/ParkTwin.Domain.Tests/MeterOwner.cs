using System.Buffers;

namespace ParkTwin.Domain.Tests;

/// <summary>What a grain does around a book: blocks on a shelf, a saved head, pages on demand, restarts.</summary>
internal sealed class MeterOwner
{
    private readonly Dictionary<MonthKey, (byte[] Readings, byte[] Ledger)> _blocks = [];
    private byte[]? _head;

    public MeterOwner(MeterDefinition definition) => Book = new MeterBook(definition);

    public MeterBook Book { get; private set; }

    public int PagesAsked { get; private set; }

    public IReadOnlyDictionary<MonthKey, (byte[] Readings, byte[] Ledger)> Blocks => _blocks;

    public byte[] Head => _head!;

    public ReadingOutcome Insert(in Reading reading)
    {
        ReadingOutcome outcome;
        MonthKey missing;
        while (!Book.TryInsert(reading, out outcome, out missing))
        {
            Page(missing);
        }

        return outcome;
    }

    public LedgerSlot[] Ledger(QuarterHour from, int count)
    {
        var slots = new LedgerSlot[count];
        MonthKey missing;
        while (!Book.TryReadLedger(from, slots, out missing))
        {
            Page(missing);
        }

        return slots;
    }

    public (QuarterHour First, QuarterHour End) TakeChanges()
    {
        QuarterHour first, end;
        MonthKey missing;
        while (!Book.TryTakeChanges(out first, out end, out missing))
        {
            Page(missing);
        }

        return (first, end);
    }

    public List<JudgedReading> Readings()
    {
        while (true)
        {
            var judged = new List<JudgedReading>();
            if (Book.TryReadReadings(long.MinValue, long.MaxValue, judged, out var missing))
            {
                return judged;
            }

            Page(missing);
        }
    }

    public void Settle()
    {
        while (!Book.TrySettle(out var missing))
        {
            Page(missing);
        }
    }

    /// <summary>Settles, writes what changed, saves the head.</summary>
    public void Flush()
    {
        Settle();
        var dirty = new List<MonthKey>();
        Book.CollectDirty(dirty);
        foreach (var month in dirty)
        {
            _blocks[month] = (Written(into => Book.EncodeReadings(month, into)), Written(into => Book.EncodeLedger(month, into)));
        }

        _head = Written(Book.EncodeHead);
        dirty.ForEach(Book.MarkClean);
    }

    public void Evict() => Book.Evict();

    /// <summary>A new activation from what is durable; flush first.</summary>
    public void Restart(bool restsFirst)
    {
        Book = new MeterBook(Book.Definition);
        if (!restsFirst)
        {
            Book.DecodeHead(_head);
        }

        foreach (var month in _blocks.Keys)
        {
            Book.Rests(month);
        }

        if (restsFirst)
        {
            Book.DecodeHead(_head);
        }
    }

    public static byte[] Written(Action<IBufferWriter<byte>> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(buffer);
        return buffer.WrittenSpan.ToArray();
    }

    private void Page(MonthKey month)
    {
        PagesAsked++;
        Assert.True(_blocks.ContainsKey(month), $"Asked for {month}, which rests nowhere.");
        Book.Attach(month, _blocks[month].Readings, _blocks[month].Ledger);
    }
}
