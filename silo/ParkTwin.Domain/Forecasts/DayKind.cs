namespace ParkTwin.Domain.Forecasts;

/// <summary>What a local day is to whoever works in it.</summary>
public enum DayKind : byte
{
    /// <summary>Monday to Friday.</summary>
    Workday = 0,

    /// <summary>Saturday.</summary>
    Saturday = 1,

    /// <summary>Sunday.</summary>
    Sunday = 2,

    /// <summary>A day of a holiday of the calendar, whatever its weekday.</summary>
    Holiday = 3,
}
