namespace ParkTwin.Domain;

/// <summary>
/// Local hours, days, months and years of one park as runs of quarter-hours. A boundary is the first quarter-hour that starts at
/// or after the local boundary, so a zone whose offset is not a multiple of 15 minutes (local mean time before 1900) keeps whole
/// quarter-hours; :30 and :45 zones fall on them exactly. A local midnight that a transition skips is the instant of the
/// transition.
/// An hour begins at each full local hour and at each transition.
/// </summary>
public sealed class ParkCalendar
{
    private readonly long[] _fromUnixMs;
    private readonly int[] _offsetMs;

    /// <summary>A calendar over a zone's table.</summary>
    /// <exception cref="ArgumentException">The table is empty, its lists differ in length, or its instants do not
    /// rise.</exception>
    public ParkCalendar(ZoneTable zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        _fromUnixMs = [.. zone.FromUnixMs];
        _offsetMs = [.. zone.OffsetMs];
        if (_fromUnixMs.Length == 0 || _fromUnixMs.Length != _offsetMs.Length)
        {
            throw new ArgumentException($"Zone table of '{zone.Id}' needs one offset for each instant, and at least one.", nameof(zone));
        }

        for (var index = 1; index < _fromUnixMs.Length; index++)
        {
            if (_fromUnixMs[index] <= _fromUnixMs[index - 1])
            {
                throw new ArgumentException($"Instants in the zone table of '{zone.Id}' must rise.", nameof(zone));
            }
        }

        Zone = zone;
    }

    /// <summary>The zone.</summary>
    public ZoneTable Zone { get; }

    /// <summary>Offset from UTC at an instant, milliseconds.</summary>
    public int OffsetMsAt(long unixMs) => _offsetMs[Entry(unixMs)];

    /// <summary>First quarter-hour of the step that holds <paramref name="at"/>.</summary>
    public QuarterHour StartOf(UsageStep step, QuarterHour at)
    {
        if (step == UsageStep.QuarterHour)
        {
            return at;
        }

        var instant = at.StartUnixMs;
        if (step == UsageStep.Hour)
        {
            return HourStart(instant);
        }

        var day = LocalDay(instant);
        var first = Floor(step, day);
        var start = FirstAtOrAfter(StartOfLocalDay(first));
        return start > at ? FirstAtOrAfter(StartOfLocalDay(Floor(step, first.AddDays(-1)))) : start;
    }

    /// <summary>First quarter-hour after the step that starts at <paramref name="start"/>.</summary>
    public QuarterHour EndOf(UsageStep step, QuarterHour start)
    {
        switch (step)
        {
            case UsageStep.QuarterHour:
                return start.Add(1);
            case UsageStep.Hour:
                return HourEnd(start);
            default:
                var first = Floor(step, LocalDay(start.StartUnixMs));
                var end = FirstAtOrAfter(StartOfLocalDay(Following(step, first)));
                return end > start ? end : FirstAtOrAfter(StartOfLocalDay(Following(step, Following(step, first))));
        }
    }

    /// <summary>The local date at an instant.</summary>
    public DateOnly LocalDay(long unixMs) =>
        DateOnly.FromDateTime(DateTime.UnixEpoch.AddMilliseconds(unixMs + OffsetMsAt(unixMs)));

    /// <summary>First instant of a local date, Unix milliseconds.</summary>
    public long StartOfLocalDay(DateOnly day)
    {
        var local = (long)day.DayNumber * 86_400_000L - (DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber * 86_400_000L);

        // The first entry whose local time has reached midnight before it ends; a skipped midnight begins with the next entry.
        var entry = Entry(local - 86_400_000L);
        while (true)
        {
            var from = Math.Max(_fromUnixMs[entry], local - _offsetMs[entry]);
            if (entry + 1 == _fromUnixMs.Length || from < _fromUnixMs[entry + 1])
            {
                return from;
            }

            entry++;
        }
    }

    private static DateOnly Floor(UsageStep step, DateOnly day) => step switch
    {
        UsageStep.Month => new DateOnly(day.Year, day.Month, 1),
        UsageStep.Year => new DateOnly(day.Year, 1, 1),
        _ => day,
    };

    private static DateOnly Following(UsageStep step, DateOnly first) => step switch
    {
        UsageStep.Month => first.AddMonths(1),
        UsageStep.Year => first.AddYears(1),
        _ => first.AddDays(1),
    };

    private static QuarterHour FirstAtOrAfter(long unixMs)
    {
        var at = QuarterHour.Of(unixMs);
        return at.StartUnixMs == unixMs ? at : at.Add(1);
    }

    private QuarterHour HourStart(long instant)
    {
        var entry = Entry(instant);
        var local = instant + _offsetMs[entry];
        var intoHour = ((local % 3_600_000L) + 3_600_000L) % 3_600_000L;
        var start = FirstAtOrAfter(Math.Max(instant - intoHour, _fromUnixMs[entry]));
        return start.StartUnixMs > instant ? QuarterHour.Of(instant) : start;
    }

    private QuarterHour HourEnd(QuarterHour start)
    {
        var instant = start.StartUnixMs;
        var entry = Entry(instant);
        var local = instant + _offsetMs[entry];
        var intoHour = ((local % 3_600_000L) + 3_600_000L) % 3_600_000L;
        var end = instant - intoHour + 3_600_000L;
        if (entry + 1 < _fromUnixMs.Length)
        {
            end = Math.Min(end, _fromUnixMs[entry + 1]);
        }

        var first = FirstAtOrAfter(end);
        return first > start ? first : start.Add(1);
    }

    private int Entry(long unixMs)
    {
        var index = Array.BinarySearch(_fromUnixMs, unixMs);
        return index >= 0 ? index : Math.Max(~index - 1, 0);
    }
}
