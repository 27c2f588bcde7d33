namespace ParkTwin.Domain.Diagnosing;

/// <summary>
/// When electricity is bought: at night, in the daytime of working days, in the daytime of weekends. Hours of which nothing is known
/// are in none. Public holidays are not known here and count as the weekday that they fall on.
/// </summary>
public sealed record LoadProfile
{
    /// <summary>The first local hour that is night; night ends with <see cref="NightEnd"/>.</summary>
    public const int NightStart = 0;

    /// <summary>The first local hour after the night.</summary>
    public const int NightEnd = 5;

    /// <summary>The first local hour of the daytime.</summary>
    public const int DayStart = 8;

    /// <summary>The first local hour after the daytime.</summary>
    public const int DayEnd = 17;

    /// <summary>Hours 0 to 5 of every day.</summary>
    public required LoadPart Night { get; init; }

    /// <summary>Hours 8 to 17 of Monday to Friday.</summary>
    public required LoadPart Workday { get; init; }

    /// <summary>Hours 8 to 17 of Saturday and Sunday.</summary>
    public required LoadPart Weekend { get; init; }

    /// <summary>The profile of a run of hours, in any order.</summary>
    public static LoadProfile Of(IEnumerable<LoadHour> hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        LoadPart night = default, workday = default, weekend = default;
        foreach (var hour in hours)
        {
            switch (KindOf(hour.Day, hour.Hour))
            {
                case LoadKind.Night:
                    night = night.With(hour);
                    break;
                case LoadKind.Workday:
                    workday = workday.With(hour);
                    break;
                case LoadKind.Weekend:
                    weekend = weekend.With(hour);
                    break;
            }
        }

        return new() { Night = night, Workday = workday, Weekend = weekend };
    }

    /// <summary>The kind of a local hour.</summary>
    /// <param name="day">Its local date.</param>
    /// <param name="hour">0 to 23.</param>
    public static LoadKind KindOf(DateOnly day, int hour) => hour switch
    {
        >= NightStart and < NightEnd => LoadKind.Night,
        >= DayStart and < DayEnd => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? LoadKind.Weekend : LoadKind.Workday,
        _ => LoadKind.Other,
    };
}
