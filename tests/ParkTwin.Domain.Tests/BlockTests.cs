using static ParkTwin.Domain.Tests.Meters;

namespace ParkTwin.Domain.Tests;

/// <summary>What blocks and heads promise their owner.</summary>
public sealed class BlockTests
{
    private static MeterOwner TwoMonths()
    {
        var owner = new MeterOwner(Register());
        for (var index = 0; index < 50 * 96; index++)
        {
            owner.Insert(Read(Start + (index * Quarter), 1000 + (index * 0.25m)));
        }

        return owner;
    }

    [Fact]
    public void A_damaged_block_is_refused_wherever_it_is_damaged()
    {
        var owner = TwoMonths();
        owner.Flush();
        var (readings, ledger) = owner.Blocks[MonthKey.Of(Start)];
        var dice = new Random(1);
        for (var index = 0; index < 200; index++)
        {
            var (a, b, head) = ((byte[])readings.Clone(), (byte[])ledger.Clone(), (byte[])owner.Head.Clone());
            a[dice.Next(a.Length)] ^= (byte)(1 << dice.Next(8));
            b[dice.Next(b.Length)] ^= (byte)(1 << dice.Next(8));
            head[dice.Next(head.Length)] ^= (byte)(1 << dice.Next(8));
            Assert.Throws<InvalidDataException>(() => new MeterBook(Register()).Attach(MonthKey.Of(Start), a, default));
            Assert.Throws<InvalidDataException>(() => new MeterBook(Register()).Attach(MonthKey.Of(Start), readings, b));
            Assert.Throws<InvalidDataException>(() => new MeterBook(Register()).DecodeHead(head));
            Assert.Throws<InvalidDataException>(() => new MeterBook(Register()).DecodeHead(owner.Head.AsSpan(0, dice.Next(owner.Head.Length))));
        }

        Assert.Throws<InvalidDataException>(() => new MeterBook(Register()).Attach(MonthKey.Of(Start).Next, readings, default));
    }

    [Fact]
    public void Live_readings_ask_for_a_page_once_a_day_and_not_for_each()
    {
        var owner = TwoMonths();
        owner.Flush();
        owner.Evict();
        owner.Restart(restsFirst: true);
        for (var index = 50 * 96; index < 55 * 96; index++)
        {
            owner.Insert(Read(Start + (index * Quarter), 1000 + (index * 0.25m)));
            _ = owner.Book.Head;
            owner.Ledger(QuarterHour.Of(Start + (index * Quarter)), 1);
            owner.Flush();
            owner.Evict();
        }

        Assert.InRange(owner.PagesAsked, 1, 5);
    }

    [Fact]
    public void A_reading_from_years_ago_pages_its_month_in_changes_it_and_goes_out()
    {
        var owner = TwoMonths();
        owner.Insert(Read(Start + (1000 * Day), 5000));
        owner.Flush();
        owner.Evict();
        var held = owner.Book.HeldBytes;
        var at = Start + (10 * Day);
        Assert.False(owner.Book.TryInsert(Read(at, 1239.99m, revision: 1), out _, out var missing));
        Assert.Equal(MonthKey.Of(Start), missing);
        Assert.Equal(ReadingOutcome.Accepted, owner.Insert(Read(at, 1239.99m, revision: 1)));
        owner.Flush();
        owner.Evict();
        Assert.Equal(held, owner.Book.HeldBytes);
        Assert.Equal(1, owner.PagesAsked);
        Assert.Equal([240_000, 260_000], owner.Ledger(QuarterHour.Of(at - Quarter), 2).Select(slot => slot.Amount));
    }

    [Fact]
    public void What_changes_between_writing_and_durable_stays_dirty()
    {
        var owner = TwoMonths();
        owner.Settle();
        var month = MonthKey.Of(Start);
        MeterOwner.Written(into => owner.Book.EncodeReadings(month, into));
        MeterOwner.Written(into => owner.Book.EncodeLedger(month, into));
        owner.Insert(Read(Start + (10 * Day) + Minute, 1240m));
        owner.Book.MarkClean(month);
        var dirty = new List<MonthKey>();
        owner.Book.CollectDirty(dirty);
        Assert.Contains(month, dirty);
    }

    [Fact]
    public void A_day_of_quarter_hours_takes_little_memory_and_a_head_little_room()
    {
        var owner = new MeterOwner(Register());
        for (var index = 0; index < 96; index++)
        {
            var at = Start + (index * Quarter);
            owner.Insert(new(at, 1000 + (index * 0.37m), 0, ReadingQuality.Good, at + 300 + (index * 7 % 50)));
        }

        owner.Flush();
        Assert.InRange(owner.Book.HeldBytes, 1, 1_500);
        Assert.InRange(owner.Head.Length, 1, 700);
    }

    [Fact]
    public void Readings_in_order_allocate_nothing_in_the_steady_state()
    {
        var book = new MeterBook(Register());
        var index = 0;
        for (; index < 200; index++)
        {
            book.TryInsert(Read(Start + (index * Minute), 1000 + (index * 0.01m)), out _, out _);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (; index < 1_400; index++)
        {
            book.TryInsert(Read(Start + (index * Minute), 1000 + (index * 0.01m)), out _, out _);
        }

        // The day's own bytes grow by a quarter at a time: a few bytes for each reading, and nothing else.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_200 * 40);
    }

    [Fact]
    public void The_scenarios_hold_every_verdict_and_ask_for_pages()
    {
        var verdicts = new HashSet<Verdict>();
        var pages = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var scenario = new Scenario(seed);
            var owner = new MeterOwner(scenario.Definition);
            foreach (var reading in scenario.Readings.OrderBy(reading => reading.AtUnixMs % 7919))
            {
                owner.Insert(reading);
                owner.Flush();
                owner.Evict();
            }

            verdicts.UnionWith(owner.Readings().Select(reading => reading.Verdict));
            pages += owner.PagesAsked;
        }

        Assert.Equal(Enum.GetValues<Verdict>(), verdicts.Order());
        Assert.True(pages > 100, $"only {pages} pages were asked for");
    }
}
