using static ParkTwin.Domain.Tests.Meters;

namespace ParkTwin.Domain.Tests;

/// <summary>Intervals, gauges, gaps and conflicts.</summary>
public sealed class AmountRuleTests
{
    [Fact]
    public void An_hour_is_spread_evenly_over_its_quarters_and_rounded_down_at_their_ends()
    {
        var slots = Slots(Book(Interval(3600), [Read(Start, 0.000_007m)]), Start, Start + Hour);
        Assert.Equal([1, 2, 2, 2], slots.Select(slot => slot.Amount));
        Assert.All(slots, slot => Assert.Equal((0, 900_000), (slot.Estimated, slot.CoveredMs)));
    }

    [Fact]
    public void A_stamp_at_the_end_means_the_span_before_it()
    {
        var slots = Slots(Book(Interval(stamp: StampPosition.End), [Read(Start, 4)]), Start - Quarter, Start + Quarter);
        Assert.Equal([4_000_000, 0], slots.Select(slot => slot.Amount));
        Assert.Equal([900_000, 0], slots.Select(slot => slot.CoveredMs));
    }

    [Fact]
    public void Overlapping_spans_add_and_cover_no_more_than_all()
    {
        var slot = Slots(Book(Interval(), [Read(Start, 4), Read(Start + Minute, 8)]), Start, Start + Quarter)[0];
        Assert.Equal(4_000_000 + 7_466_666, slot.Amount);
        Assert.Equal(900_000, slot.CoveredMs);
    }

    [Fact]
    public void A_missing_interval_is_unknown_and_never_zero()
    {
        var slots = Slots(Book(Interval(), [Read(Start, 4), Read(Start + (2 * Quarter), 0)]), Start, Start + (4 * Quarter));
        Assert.Equal([true, false, true, false], slots.Select(slot => slot.IsKnown));
    }

    [Fact]
    public void An_amount_beyond_the_rate_is_suspect_and_a_negative_one_counts()
    {
        var book = Book(Interval(maxRate: 40), Every(Quarter, 10, 10.01m, -10, -10.01m));
        Assert.Equal([Verdict.Accepted, Verdict.Suspect, Verdict.Accepted, Verdict.Suspect], Verdicts(book));
        Assert.Equal(0m, Total(book));
    }

    [Fact]
    public void A_gauge_holds_for_its_interval_or_until_the_next_sample()
    {
        var slots = Slots(Book(Gauge(), [Read(Start, 12), Read(Start + Minute, 60), Read(Start + Hour, 12)]), Start, Start + Hour + Quarter);
        Assert.Equal([200_000 + 5_000_000, 0, 0, 0, 1_000_000], slots.Select(slot => slot.Amount));
        Assert.Equal([360_000, 0, 0, 0, 300_000], slots.Select(slot => slot.CoveredMs));
    }

    [Fact]
    public void What_a_gauge_held_is_rounded_once_half_to_even()
    {
        // 0.000009 kW over five minutes are 0.75 millionths, 0.000006 kW are 0.5, 0.000018 kW are 1.5.
        Assert.Equal(1, Slots(Book(Gauge(), [Read(Start, 0.000009m)]), Start, Start + Quarter)[0].Amount);
        Assert.Equal(0, Slots(Book(Gauge(), [Read(Start, 0.000006m)]), Start, Start + Quarter)[0].Amount);
        Assert.Equal(2, Slots(Book(Gauge(), [Read(Start, 0.000018m)]), Start, Start + Quarter)[0].Amount);
    }

    [Fact]
    public void TV11_a_gap_of_a_register_is_exact_in_sum_and_estimated_in_shape()
    {
        var book = Book(Register(ratio: 60), [Read(Start, 1200.50m), Read(Start + (2 * Hour), 1212.98m)]);
        var slots = Slots(book, Start, Start + (2 * Hour));
        Assert.All(slots, slot => Assert.Equal(new LedgerSlot(93_600_000, 93_600_000, 900_000), slot));
    }

    [Fact]
    public void Two_intervals_apart_is_measured_still()
    {
        var slots = Slots(Book(Register(), [Read(Start, 1), Read(Start + (2 * Quarter), 2)]), Start, Start + (2 * Quarter));
        Assert.All(slots, slot => Assert.Equal(new LedgerSlot(500_000, 0, 900_000), slot));
    }

    [Fact]
    public void A_gap_within_one_quarter_hour_leaves_no_doubt_where_it_belongs()
    {
        var slot = Slots(Book(Register(60), [Read(Start, 1), Read(Start + (10 * Minute), 2)]), Start, Start + Quarter)[0];
        Assert.Equal(new LedgerSlot(1_000_000, 0, 600_000), slot);
    }

    [Theory]
    [InlineData("the smaller value wins", 7, 0, 5, 0, 5)]
    [InlineData("the higher revision wins", 7, 1, 5, 0, 7)]
    [InlineData("the higher revision wins, even where it is smaller", 3, 2, 5, 1, 3)]
    public void Of_two_values_for_one_instant(string label, int first, int firstRevision, int second, int secondRevision, int winner)
    {
        Assert.NotEmpty(label);
        Reading[] pair = [Read(Start, first, firstRevision), Read(Start, second, secondRevision)];
        foreach (var readings in new[] { pair, pair.Reverse() })
        {
            var book = Book(Interval(), readings);
            Assert.Equal(winner, Total(book));
            Assert.Equal([Verdict.Accepted, Verdict.ConflictLost], Verdicts(book));
        }
    }

    [Fact]
    public void One_value_written_with_more_zeros_is_a_duplicate()
    {
        var book = Book(Interval(), [Read(Start, 1.0m)]);
        Assert.True(book.TryInsert(Read(Start, 1.00m), out var outcome, out _));
        Assert.Equal(ReadingOutcome.Duplicate, outcome);
        Assert.True(book.TryInsert(Read(Start, 1.00m, revision: 1), out outcome, out _));
        Assert.Equal(ReadingOutcome.Accepted, outcome);
    }

    [Fact]
    public void Of_two_qualities_of_one_reading_the_worse_stands_in_either_order()
    {
        var (good, bad) = (Read(Start, 1), Read(Start, 1) with { Quality = ReadingQuality.Bad });
        Assert.Equal(ReadingQuality.Bad, Book(Interval(), [good, bad]).Head.LastQuality);
        Assert.Equal(ReadingQuality.Bad, Book(Interval(), [bad, good]).Head.LastQuality);
    }

    [Fact]
    public void The_head_shows_the_newest_reading_and_the_present_rate()
    {
        Assert.Equal(default, new MeterBook(Register()).Head);
        var register = Book(Register(ratio: 2), Every(Quarter, 100, 105.50m)).Head;
        Assert.Equal((Start + Quarter, 105.5m, 44_000_000L, Start + Quarter),
            (register.LastAtUnixMs!.Value, register.LastValue!.Value, register.RatePerHour!.Value, register.RateUntilUnixMs!.Value));
        Assert.Null(Book(Register(), Every(Quarter, 100)).Head.RatePerHour);
        Assert.Equal(Verdict.Pending, Book(Register(), Every(Quarter, 100, 3)).Head.LastVerdict);
        Assert.Equal(20_000_000, Book(Interval(), Every(Quarter, 5)).Head.RatePerHour);
        var gauge = Book(Gauge(), [Read(Start, 12)]).Head;
        Assert.Equal((12_000_000, Start + 300_000), (gauge.RatePerHour, gauge.RateUntilUnixMs));
    }
}
