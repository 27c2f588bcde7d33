namespace ParkTwin.Domain.Tariffs;

/// <summary>A time band of an electricity tariff (尖峰、高峰、平段、低谷、深谷).</summary>
public enum TimeBand : byte
{
    /// <summary>尖峰.</summary>
    Sharp = 0,

    /// <summary>高峰.</summary>
    Peak = 1,

    /// <summary>平段.</summary>
    Flat = 2,

    /// <summary>低谷.</summary>
    Valley = 3,

    /// <summary>深谷.</summary>
    DeepValley = 4,

    /// <summary>No band is known for that time.</summary>
    None = 5,
}
