namespace ParkTwin.Domain;

/// <summary>The step of a usage series; local steps are those of the park's zone.</summary>
public enum UsageStep : byte
{
    /// <summary><c>PT15M</c>.</summary>
    QuarterHour = 0,

    /// <summary><c>PT1H</c>; begins at the full local hour.</summary>
    Hour = 1,

    /// <summary><c>P1D</c>; 23, 24 or 25 hours where the zone has daylight saving.</summary>
    Day = 2,

    /// <summary><c>P1M</c>.</summary>
    Month = 3,

    /// <summary><c>P1Y</c>.</summary>
    Year = 4,
}
