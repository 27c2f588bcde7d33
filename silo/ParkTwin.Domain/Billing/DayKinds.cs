using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Billing;

/// <summary>Which kind a day is, and which kinds stand in for one another.</summary>
public static class DayKinds
{
    private static readonly string[] Words = ["workday", "saturday", "sunday", "holiday"];

    private static readonly DayKind[][] StandIns =
    [
        [DayKind.Workday],
        [DayKind.Saturday, DayKind.Sunday],
        [DayKind.Sunday, DayKind.Saturday],
        [DayKind.Holiday, DayKind.Sunday, DayKind.Saturday],
    ];

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<DayKind> All { get; } = Enum.GetValues<DayKind>();

    /// <summary>The word of a kind.</summary>
    public static string Of(DayKind kind) => Words[(int)kind];

    /// <summary>The kind of a local date. Weekends that the state makes workdays (调休) are not in the document and count as weekends.</summary>
    /// <param name="day">The local date.</param>
    /// <param name="holidays">The holidays of the tariff document.</param>
    public static DayKind Of(DateOnly day, IReadOnlyList<TariffHoliday> holidays)
    {
        ArgumentNullException.ThrowIfNull(holidays);
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

    /// <summary>The kinds whose days a day of this kind is like, itself first.</summary>
    internal static IReadOnlyList<DayKind> LikeWhich(DayKind kind) => StandIns[(int)kind];
}
