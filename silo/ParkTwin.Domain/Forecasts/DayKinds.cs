using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Forecasts;

/// <summary>Which kind a local day is of: by the holidays of the tariff data and the weekends worked for them (调休), then by weekday.</summary>
public sealed class DayKinds(IReadOnlyList<TariffHoliday> holidays)
{
    private static readonly string[] Words = ["workday", "saturday", "sunday", "holiday"];

    /// <summary>Weekdays alone: no holiday is known.</summary>
    public static DayKinds WithoutHolidays { get; } = new([]);

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<DayKind> All { get; } = Enum.GetValues<DayKind>();

    /// <summary>The word of a kind.</summary>
    public static string WordOf(DayKind kind) => Words[(int)kind];

    /// <summary>The kind of a local date.</summary>
    public DayKind Of(DateOnly day)
    {
        foreach (var holiday in holidays)
        {
            if (holiday.From <= day && day <= holiday.To)
            {
                return DayKind.Holiday;
            }

            if (holiday.Workdays.Contains(day))
            {
                return DayKind.Workday;
            }
        }

        return day.DayOfWeek switch
        {
            DayOfWeek.Saturday => DayKind.Saturday,
            DayOfWeek.Sunday => DayKind.Sunday,
            _ => DayKind.Workday,
        };
    }
}
