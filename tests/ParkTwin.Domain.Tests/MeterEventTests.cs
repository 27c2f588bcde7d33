using static ParkTwin.Domain.Tests.Meters;

namespace ParkTwin.Domain.Tests;

/// <summary>Replacement, reset, change of ratio and confirmation.</summary>
public sealed class MeterEventTests
{
    private static MeterEvent At(int quarters, MeterEventKind kind) => new() { AtUnixMs = Start + (quarters * Quarter), Kind = kind };

    [Fact]
    public void TV4_a_replaced_meter_with_a_new_ratio_amounts_to_144380_kWh()
    {
        var replacement = At(1, MeterEventKind.Replacement) with { Final = 4533.85m, Initial = 0.12m, Ratio = 6000m };
        replacement = replacement with { AtUnixMs = replacement.AtUnixMs + (5 * Minute) };
        var book = Book(Register(ratio: 8000, digits: 5, events: replacement), Every(Quarter, 4521.30m, 4530m, 3m, 7.45m));
        Assert.Equal(100_400m + 43_980m, Total(book));
        Assert.Equal([Verdict.Accepted, Verdict.Accepted, Verdict.Accepted, Verdict.Accepted], Verdicts(book));
        Assert.All(Slots(book, Start, Start + (3 * Quarter)), slot => Assert.Equal(900_000, slot.CoveredMs));
    }

    [Fact]
    public void A_reading_at_the_events_instant_belongs_to_the_old_register_where_it_is_its_final_level()
    {
        var replacement = At(2, MeterEventKind.Replacement) with { Final = 110m, Initial = 5m };
        Assert.Equal(10m + 3m, Total(Book(Register(events: replacement), Every(Quarter, 100, 105, 110, 8))));
        Assert.Equal(10m + 3m, Total(Book(Register(events: replacement), Every(Quarter, 100, 105, 5, 8))));
    }

    [Fact]
    public void Without_final_and_initial_the_spans_at_a_replacement_are_unknown()
    {
        var replacement = At(2, MeterEventKind.Replacement) with { AtUnixMs = Start + (2 * Quarter) - Minute };
        var book = Book(Register(events: replacement), Every(Quarter, 100, 105, 8, 10));
        var slots = Slots(book, Start, Start + (3 * Quarter));
        Assert.Equal([5_000_000, 0, 2_000_000], slots.Select(slot => slot.Amount));
        Assert.Equal([900_000, 0, 900_000], slots.Select(slot => slot.CoveredMs));
    }

    [Fact]
    public void A_reset_starts_at_zero_and_leaves_the_span_before_it_unknown_without_a_final_level()
    {
        var reset = At(2, MeterEventKind.Reset) with { AtUnixMs = Start + Quarter + (5 * Minute) };
        var slots = Slots(Book(Register(events: reset), Every(Quarter, 100, 105, 2, 3)), Start, Start + (3 * Quarter));
        Assert.Equal([5_000_000, 2_000_000, 1_000_000], slots.Select(slot => slot.Amount));
        Assert.Equal([900_000, 600_000, 900_000], slots.Select(slot => slot.CoveredMs));
    }

    [Fact]
    public void A_change_of_ratio_cuts_the_span_where_the_interpolated_register_stood()
    {
        var change = At(1, MeterEventKind.Change) with { AtUnixMs = Start + Quarter + (5 * Minute), Ratio = 10m };
        var slots = Slots(Book(Register(events: change), Every(Quarter, 100, 103, 106, 109)), Start, Start + (3 * Quarter));
        Assert.Equal([3_000_000, 1_000_000 + 20_000_000, 30_000_000], slots.Select(slot => slot.Amount));
        Assert.All(slots, slot => Assert.Equal(0, slot.Estimated));
    }

    [Fact]
    public void A_change_of_unit_keeps_the_level()
    {
        var change = At(2, MeterEventKind.Change) with { Unit = MeterUnit.WattHour };
        Assert.Equal(9m, Total(Book(Register(events: change), Every(Quarter, 100, 103, 106_000, 109_000))));
    }

    [Fact]
    public void A_rejected_reading_is_left_out()
    {
        var book = Book(Register(events: At(2, MeterEventKind.Confirmation) with { Accept = false }), Every(Quarter, 100, 105, 900, 905));
        Assert.Equal([Verdict.Accepted, Verdict.Accepted, Verdict.Rejected, Verdict.Accepted], Verdicts(book));
        Assert.Equal(805m, Total(book));
    }

    [Fact]
    public void An_accepted_step_down_opens_a_segment_at_its_own_level_at_once()
    {
        var book = Book(Register(events: At(2, MeterEventKind.Confirmation) with { Accept = true }), Every(Quarter, 100, 105, 3, 4));
        Assert.Equal([Verdict.Accepted, Verdict.Accepted, Verdict.Accepted, Verdict.Accepted], Verdicts(book));
        Assert.Equal(6m, Total(book));
    }

    [Fact]
    public void An_accepted_jump_counts_beyond_the_rate()
    {
        var accepted = At(2, MeterEventKind.Confirmation) with { Accept = true };
        var book = Book(Register(maxRate: 40, events: accepted), Every(Quarter, 100, 105, 900, 905));
        Assert.Equal(805m, Total(book));
    }

    [Fact]
    public void Of_two_events_with_one_instant_and_kind_the_last_recorded_counts()
    {
        var first = At(2, MeterEventKind.Confirmation) with { Accept = true };
        var book = Book(Register(events: [first, first with { Accept = false }]), Every(Quarter, 100, 105, 3, 106));
        Assert.Equal(Verdict.Rejected, Verdicts(book)[2]);
    }

    [Fact]
    public void An_event_that_arrives_after_the_fact_turns_a_detected_reset_into_a_known_one()
    {
        var readings = Every(Quarter, 100, 105, 2, 3, 4, 5, 6, 7);
        var book = Book(Register(), readings);
        Assert.Equal(5m + 5m, Total(book));
        book.Redefine(Register(events: At(2, MeterEventKind.Reset) with { AtUnixMs = Start + Quarter + Minute, Final = 105.5m }));
        Assert.Equal(5m + 0.5m + 7m, Total(book));
    }
}
