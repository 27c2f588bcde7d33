using static ParkTwin.Domain.Tests.Meters;

namespace ParkTwin.Domain.Tests;

/// <summary>What a book says has changed is what sums that somebody keeps of its ledger rest on.</summary>
public sealed class LedgerChangeTests
{
    public static TheoryData<string, MeterDefinition> Kinds => new()
    {
        { "register", Register() },
        { "register, revocable for an hour", Register(60) },
        { "interval, stamped at its end", Interval(stamp: StampPosition.End) },
        { "gauge", Gauge() },
    };

    [Fact]
    public void No_quarter_hour_changes_outside_of_what_the_book_says() => Seeds.Run(
        seed =>
        {
            var scenario = new Scenario(seed);
            var dice = new Random(seed);
            var readings = scenario.Readings.ToArray();
            if (dice.Next(3) == 0)
            {
                dice.Shuffle(readings);
            }

            var owner = new MeterOwner(scenario.Definition with { Events = [] });
            var (from, count) = LedgerLawTests.Range(scenario);
            MeterBook? seen = null;
            LedgerSlot[] known = [];
            for (var i = 0; i < readings.Length; i++)
            {
                owner.Insert(readings[dice.Next(10) == 0 ? dice.Next(readings.Length) : i]);
                if (i == readings.Length / 2)
                {
                    owner.Book.Redefine(scenario.Definition);
                }

                LedgerLawTests.Disturb(owner, dice, scenario);
                if (dice.Next(8) == 0)
                {
                    var (first, end) = owner.TakeChanges();
                    var now = owner.Ledger(from, count);
                    AssertUnchanged(seen == owner.Book ? known : now, now, from, first, end);
                    (seen, known) = (owner.Book, now);
                }
            }
        },
        count: 100);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_reading_in_order_leaves_the_days_before_yesterday_alone(string kind, MeterDefinition definition)
    {
        var step = definition.IntervalSeconds * 1000L;
        var book = Book(definition, Enumerable.Range(0, (int)(40 * Day / step)).Select(i => Read(Start + (i * step), i)));
        Assert.True(book.TryTakeChanges(out var first, out var end, out _));
        Assert.True(first < end, kind);

        Assert.True(book.TryInsert(Read(Start + (40 * Day), 40 * Day / step), out _, out _));
        Assert.True(book.TryTakeChanges(out first, out end, out _));
        Assert.InRange(first.StartUnixMs, Start + (38 * Day), Start + (40 * Day));
        Assert.InRange(end.StartUnixMs, Start + (40 * Day) + 1, Start + (42 * Day));
    }

    [Fact]
    public void Nothing_changed_is_an_empty_span_and_so_is_the_second_answer()
    {
        var book = Book(Register(), Every(Quarter, 1, 2, 3));
        Assert.True(book.TryTakeChanges(out _, out _, out _));
        Assert.True(book.TryInsert(Read(Start, 1), out var outcome, out _));
        Assert.Equal(ReadingOutcome.Duplicate, outcome);
        Assert.True(book.TryTakeChanges(out var first, out var end, out _));
        Assert.Equal(first, end);
    }

    private static void AssertUnchanged(LedgerSlot[] known, LedgerSlot[] now, QuarterHour from, QuarterHour first, QuarterHour end)
    {
        for (var i = 0; i < now.Length; i++)
        {
            var at = from.Add(i);
            Assert.True(
                now[i] == known[i] || (first <= at && at < end),
                $"{known[i]} became {now[i]} at {at.Index}, said to change: {first.Index} to {end.Index}.");
        }
    }
}
