namespace ParkTwin.Domain.City;

/// <summary>The level of a development zone.</summary>
public enum ZoneLevel : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>National (国家级).</summary>
    National = 1,

    /// <summary>Provincial (省级).</summary>
    Provincial = 2,

    /// <summary>Planned at the time of the plan.</summary>
    Planned = 3,
}
