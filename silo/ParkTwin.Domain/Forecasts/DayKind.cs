namespace ParkTwin.Domain.Forecasts;

/// <summary>What a local day is to whoever works in it.</summary>
public enum DayKind : byte
{
    /// <summary>Monday to Friday, or a weekend day that is worked instead of a holiday (调休).</summary>
    Workday = 0,

    /// <summary>Saturday that is off.</summary>
    Saturday = 1,

    /// <summary>Sunday that is off.</summary>
    Sunday = 2,

    /// <summary>A day of a holiday of the calendar, whatever its weekday.</summary>
    Holiday = 3,
}
