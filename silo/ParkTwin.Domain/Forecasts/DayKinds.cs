using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Forecasts;

/// <summary>Which kind a local day is of, by weekday and by the holidays of the tariff data.</summary>
public sealed class DayKinds(IReadOnlyList<TariffHoliday> holidays)
{
    /// <summary>Weekdays alone: no holiday is known.</summary>
    public static DayKinds WithoutHolidays { get; } = new([]);

    /// <summary>The kind of a local date. Weekends that are worked instead of a holiday (调休) are not in the calendar: they count as
    /// weekends.</summary>
    public DayKind Of(DateOnly day)
    {
        foreach (var holiday in holidays)
        {
            if (holiday.From <= day && day <= holiday.To)
            {
                return DayKind.Holiday;
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
