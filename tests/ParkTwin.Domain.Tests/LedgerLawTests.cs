using System.Numerics;
using static ParkTwin.Domain.Tests.Meters;

namespace ParkTwin.Domain.Tests;

/// <summary>L1 to L6 of the ledger over seeds, against the slow oracle.</summary>
public sealed class LedgerLawTests
{
    [Fact]
    public void L1_L3_L5_every_quarter_hour_and_verdict_is_the_oracles() => Seeds.Run(seed =>
    {
        var scenario = new Scenario(seed);
        var oracle = new Oracle(scenario.Definition, scenario.Readings);
        var book = Book(scenario.Definition, scenario.Readings);
        var (from, count) = Range(scenario);
        var slots = new LedgerSlot[count];
        Assert.True(book.TryReadLedger(from, slots, out _));
        AssertSame(oracle, from, slots);
        AssertVerdicts(oracle, book);

        // L1: the quarter-hours add up to the register differences. L3: in whatever runs they are read.
        Assert.Equal(oracle.Total, slots.Aggregate(BigInteger.Zero, (sum, slot) => sum + slot.Amount));
        var dice = new Random(seed);
        for (var at = 0; at < count;)
        {
            var part = new LedgerSlot[Math.Min(count - at, dice.Next(1, 2_000))];
            Assert.True(book.TryReadLedger(from.Add(at), part, out _));
            Assert.True(part.AsSpan().SequenceEqual(slots.AsSpan(at, part.Length)));
            at += part.Length;
        }
    });

    [Fact]
    public void L2_order_repetition_paging_and_restarts_leave_the_same_bytes() => Seeds.Run(seed =>
    {
        var scenario = new Scenario(seed);
        var plain = new MeterOwner(scenario.Definition);
        scenario.Readings.ForEach(reading => plain.Insert(reading));
        plain.Flush();

        var dice = new Random(seed);
        var shuffled = new MeterOwner(scenario.Definition);
        var sent = scenario.Readings.Concat(scenario.Readings.Where(_ => dice.Next(5) == 0)).ToArray();
        if (dice.Next(4) > 0)
        {
            dice.Shuffle(sent);
        }

        var accepted = 0;
        foreach (var reading in sent)
        {
            accepted += shuffled.Insert(reading) == ReadingOutcome.Accepted ? 1 : 0;
            Disturb(shuffled, dice, scenario);
        }

        shuffled.Flush();
        Assert.Equal(scenario.Readings.DistinctBy(r => (r.AtUnixMs, r.Value, r.Revision)).Count(), accepted);
        AssertSameBytes(plain, shuffled);
    });

    [Fact]
    public void L4_a_late_reading_changes_nothing_beyond_its_stable_neighbours() => Seeds.Run(seed =>
    {
        var scenario = new Scenario(seed);
        var dice = new Random(seed);
        var late = scenario.Readings[dice.Next(scenario.Readings.Count)];
        var before = scenario.Readings.Where(reading => reading.AtUnixMs != late.AtUnixMs).ToList();
        if (before.Count == 0)
        {
            return;
        }

        var book = Book(scenario.Definition, before);
        var (from, count) = Range(scenario);
        var (old, now) = (new LedgerSlot[count], new LedgerSlot[count]);
        Assert.True(book.TryReadLedger(from, old, out _));
        var oldVerdicts = Judged(book);
        Assert.True(book.TryInsert(late, out _, out _));
        Assert.True(book.TryReadLedger(from, now, out _));
        var newVerdicts = Judged(book);

        // Stable: counted, and judged alike with and without the late reading, as is all beyond it.
        var stable = oldVerdicts.Where(pair => newVerdicts[pair.Key] == pair.Value).Select(pair => pair.Key).ToHashSet();
        bool Counts(long at) => oldVerdicts[at] is Verdict.Accepted or Verdict.RollOver;
        var reach = scenario.Definition.Kind == MeterKind.Register ? 0 : scenario.Definition.IntervalSeconds * 1000L;
        var left = oldVerdicts.Keys.Where(at => at < late.AtUnixMs && Counts(at)
            && oldVerdicts.Keys.Where(other => other <= at).All(stable.Contains)).DefaultIfEmpty(long.MinValue / 2).Max();
        var right = oldVerdicts.Keys.Where(at => at > late.AtUnixMs && Counts(at)
            && oldVerdicts.Keys.Where(other => other >= at).All(stable.Contains)).DefaultIfEmpty(long.MaxValue / 2).Min();
        for (var index = 0; index < count; index++)
        {
            if (old[index] != now[index])
            {
                var quarter = from.Add(index).StartUnixMs;
                Assert.True(quarter + Quarter > left - reach && quarter < right + reach, $"{old[index]} became {now[index]} at {quarter}");
            }
        }
    });

    [Fact]
    public void L6_replaying_the_archive_gives_the_same_bytes() => Seeds.Run(seed =>
    {
        var scenario = new Scenario(seed);
        var plain = new MeterOwner(scenario.Definition);
        scenario.Readings.ForEach(reading => plain.Insert(reading));
        plain.Flush();

        // No head and no ledger survive: the archive's months and, from the journal, everything once more.
        var replayed = new MeterOwner(scenario.Definition);
        foreach (var (month, blocks) in plain.Blocks.Reverse())
        {
            replayed.Book.Attach(month, blocks.Readings, default);
        }

        scenario.Readings.ForEach(reading => replayed.Insert(reading));
        replayed.Flush();
        AssertSameBytes(plain, replayed);
    });

    [Fact]
    public void A_new_definition_gives_the_bytes_it_would_have_given_from_the_start() => Seeds.Run(seed =>
    {
        var scenario = new Scenario(seed);
        var plain = new MeterOwner(scenario.Definition);
        scenario.Readings.ForEach(reading => plain.Insert(reading));
        plain.Flush();

        var dice = new Random(seed);
        var known = scenario.Definition with
        {
            Events = [.. scenario.Definition.Events.Where(_ => dice.Next(2) == 0)],
            Ratio = dice.Next(4) == 0 ? 3m : scenario.Definition.Ratio,
        };
        var redefined = new MeterOwner(known);
        foreach (var reading in scenario.Readings)
        {
            redefined.Insert(reading);
            Disturb(redefined, dice, scenario);
        }

        redefined.Book.Redefine(scenario.Definition);
        Disturb(redefined, dice, scenario);
        redefined.Flush();
        AssertSameBytes(plain, redefined);
    });

    internal static void Disturb(MeterOwner owner, Random dice, Scenario scenario)
    {
        switch (dice.Next(60))
        {
            case 0:
                owner.Settle();
                break;
            case 1:
                owner.Flush();
                break;
            case 2:
                owner.Flush();
                owner.Evict();
                break;
            case 3:
                owner.Flush();
                owner.Restart(restsFirst: dice.Next(2) == 0);
                break;
            case 4:
                var (from, count) = Range(scenario);
                owner.Ledger(from.Add(dice.Next(count)), 200);
                break;
            case 5:
                _ = owner.Book.Head;
                break;
            case 6:
                owner.Evict();
                break;
        }
    }

    internal static (QuarterHour From, int Count) Range(Scenario scenario)
    {
        var margin = (scenario.Definition.IntervalSeconds * 1000L) + Day;
        var from = QuarterHour.Of(scenario.Readings.Min(reading => reading.AtUnixMs) - margin);
        var to = QuarterHour.Of(scenario.Readings.Max(reading => reading.AtUnixMs) + margin);
        return (from, (int)(to.Index - from.Index));
    }

    private static void AssertSame(Oracle oracle, QuarterHour from, LedgerSlot[] slots)
    {
        for (var index = 0; index < slots.Length; index++)
        {
            var expected = oracle.At(from.Index + index);
            Assert.True(expected == slots[index], $"Quarter-hour {from.Add(index).StartUnixMs}: {slots[index]}, the oracle has {expected}.");
        }
    }

    private static void AssertVerdicts(Oracle oracle, MeterBook book)
    {
        var judged = new List<JudgedReading>();
        Assert.True(book.TryReadReadings(long.MinValue, long.MaxValue, judged, out _));
        Assert.Equal(
            oracle.Readings.Select(r => (r.At, r.Value, r.Lost ? Verdict.ConflictLost : oracle.Verdicts[r.At])),
            judged.Select(r => (r.Reading.AtUnixMs, r.Reading.Value, r.Verdict)));
    }

    private static Dictionary<long, Verdict> Judged(MeterBook book)
    {
        var judged = new List<JudgedReading>();
        Assert.True(book.TryReadReadings(long.MinValue, long.MaxValue, judged, out _));
        return judged.Where(r => r.Verdict != Verdict.ConflictLost).ToDictionary(r => r.Reading.AtUnixMs, r => r.Verdict);
    }

    internal static void AssertSameBytes(MeterOwner expected, MeterOwner actual)
    {
        Assert.Equal(expected.Blocks.Keys.Order(), actual.Blocks.Keys.Order());
        foreach (var (month, blocks) in expected.Blocks)
        {
            Assert.True(blocks.Readings.AsSpan().SequenceEqual(actual.Blocks[month].Readings), $"readings of {month} differ");
            Assert.True(blocks.Ledger.AsSpan().SequenceEqual(actual.Blocks[month].Ledger), $"ledger of {month} differs");
        }

        Assert.True(expected.Head.AsSpan().SequenceEqual(actual.Head), "heads differ");
    }
}
