namespace ParkTwin.Domain;

/// <summary>Local hours, days, months and years of one park as runs of quarter-hours.</summary>
public sealed class ParkCalendar
{
    /// <summary>A calendar over a zone's table.</summary>
    public ParkCalendar(ZoneTable zone) => Zone = zone;

    /// <summary>The zone.</summary>
    public ZoneTable Zone { get; }

    /// <summary>Offset from UTC at an instant, milliseconds.</summary>
    public int OffsetMsAt(long unixMs) => throw new NotImplementedException();

    /// <summary>First quarter-hour of the step that holds <paramref name="at"/>.</summary>
    public QuarterHour StartOf(UsageStep step, QuarterHour at) => throw new NotImplementedException();

    /// <summary>First quarter-hour after the step that starts at <paramref name="start"/>.</summary>
    public QuarterHour EndOf(UsageStep step, QuarterHour start) => throw new NotImplementedException();
}
