namespace ParkTwin.Web.Api.Forecasts;

/// <summary>What a forecast rests on.</summary>
public sealed record ForecastBasisView
{
    /// <summary>Local days with known quarter-hours that were looked at, of at most 70.</summary>
    public required int Days { get; init; }

    /// <summary>What the profile of the same kind of day was multiplied by for the level of the last three days.</summary>
    public required decimal? Level { get; init; }

    /// <summary>What the next quarter-hour was multiplied by on top for the last two hours; it fades out over some four hours.</summary>
    public required decimal? Drift { get; init; }

    /// <summary>Days that were forecast again to find the errors.</summary>
    public required int TestedDays { get; init; }

    /// <summary>Σ |error| ÷ Σ |amount| of those; null where none could be.</summary>
    public required decimal? Wape { get; init; }

    /// <summary>The same of "as a week ago", where the week before is known; null where it is nowhere.</summary>
    public required decimal? WapeWeekAgo { get; init; }

    /// <summary>The method's own over the same quarter-hours as <see cref="WapeWeekAgo"/>.</summary>
    public required decimal? WapeBeside { get; init; }

    /// <summary>Version of the reference set whose holidays were used.</summary>
    public required string Calendar { get; init; }

    /// <summary>Why values are null; null where none is.</summary>
    public required string? Reason { get; init; }
}
