using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Grains;

/// <summary>One local month of a park as a run of quarter-hours, and the time band of each of them.</summary>
internal sealed class LocalSpan
{
    private const long DayMs = 86_400_000;

    private readonly ParkCalendar _calendar;
    private readonly TimeBandTable _table;
    private TimeBand[]? _bands;

    private LocalSpan(ParkCalendar calendar, TimeBandTable table, LocalMonth month, QuarterHour from, QuarterHour end) =>
        (_calendar, _table, Month, From, End) = (calendar, table, month, from, end);

    /// <summary>The month.</summary>
    public LocalMonth Month { get; }

    /// <summary>Its first quarter-hour.</summary>
    public QuarterHour From { get; }

    /// <summary>The first of the next month.</summary>
    public QuarterHour End { get; }

    /// <summary>Its number of quarter-hours.</summary>
    public int Length => (int)(End.Index - From.Index);

    /// <summary>The months of a request.</summary>
    public static LocalSpan[] Of(ParkCalendar calendar, LocalMonth first, int months, TimeBandTable table)
    {
        var spans = new LocalSpan[months];
        var from = StartOf(calendar, first);
        for (var i = 0; i < months; i++)
        {
            var month = new LocalMonth(first.Index + i);
            var end = StartOf(calendar, month.Next);
            spans[i] = new(calendar, table, month, from, end);
            from = end;
        }

        return spans;
    }

    /// <summary>Milliseconds of the month that have passed at an instant.</summary>
    public long PassedMs(long nowUnixMs) => Math.Clamp(nowUnixMs, From.StartUnixMs, End.StartUnixMs) - From.StartUnixMs;

    /// <summary>
    /// The band of each quarter-hour: that of the local clock at its start. An hour that the clock shows twice is in its band twice.
    /// </summary>
    public ReadOnlySpan<TimeBand> Bands() => _bands ??= MakeBands();

    private TimeBand[] MakeBands()
    {
        var bands = new TimeBand[Length];
        var (known, day) = (long.MinValue, (BandDay?)null);
        for (var i = 0; i < bands.Length; i++)
        {
            var at = From.Add(i).StartUnixMs;
            var local = at + _calendar.OffsetMsAt(at);
            var number = Math.DivRem(local, DayMs, out var intoDay);
            (number, intoDay) = intoDay < 0 ? (number - 1, intoDay + DayMs) : (number, intoDay);
            if (number != known)
            {
                (known, day) = (number, _table.DayOf(_calendar.LocalDay(at)));
            }

            bands[i] = day?.Quarters[(int)(intoDay / QuarterHour.LengthMs)] ?? TimeBand.None;
        }

        return bands;
    }

    private static QuarterHour StartOf(ParkCalendar calendar, LocalMonth month)
    {
        var at = calendar.StartOfLocalDay(month.First);
        var start = QuarterHour.Of(at);
        return start.StartUnixMs < at ? start.Add(1) : start;
    }
}
