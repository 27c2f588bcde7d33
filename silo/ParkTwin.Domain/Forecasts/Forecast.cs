namespace ParkTwin.Domain.Forecasts;

/// <summary>A forecast and what it rests on.</summary>
public sealed record Forecast
{
    /// <summary>The method and its version, as answers name it.</summary>
    public const string Method = "same-kind-day-profile/1";

    /// <summary>From the quarter-hour that holds the present on, in the order of the points that were given.</summary>
    public required IReadOnlyList<ForecastRow> Rows { get; init; }

    /// <summary>Days with known quarter-hours that it rests on.</summary>
    public required int Days { get; init; }

    /// <summary>What the profile is multiplied by for the level of the last days; null where they say nothing.</summary>
    public required double? Level { get; init; }

    /// <summary>What the next quarter-hour is multiplied by for the last hours, fading out; null where they say nothing.</summary>
    public required double? Drift { get; init; }

    /// <summary>The errors that the band comes from.</summary>
    public required BackTest BackTest { get; init; }

    /// <summary>Why rows are null; null where none is.</summary>
    public required string? Reason { get; init; }
}
