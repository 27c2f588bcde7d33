using System.Collections.Frozen;
using System.Globalization;

namespace ParkTwin.Simulators.Model;

/// <summary>
/// Working days in mainland China: the State Council's holiday notices (国务院办公厅 节假日安排) for 2024 to 2026, with the weekends that
/// were moved; other years by the statutory days of the lunar and solar calendar, without moved weekends.
/// </summary>
internal static class ChineseCalendar
{
    private static readonly FrozenSet<DateOnly> Holidays = Days(
        "2024-01-01/1 2024-02-10/8 2024-04-04/3 2024-05-01/5 2024-06-10/1 2024-09-15/3 2024-10-01/7 " +
        "2025-01-01/1 2025-01-28/8 2025-04-04/3 2025-05-01/5 2025-05-31/3 2025-10-01/8 " +
        "2026-01-01/3 2026-02-15/9 2026-04-04/3 2026-05-01/5 2026-06-19/3 2026-09-25/3 2026-10-01/7");

    private static readonly FrozenSet<DateOnly> MovedWorkdays = Days(
        "2024-02-04/1 2024-02-18/1 2024-04-07/1 2024-04-28/1 2024-05-11/1 2024-09-14/1 2024-09-29/1 2024-10-12/1 " +
        "2025-01-26/1 2025-02-08/1 2025-04-27/1 2025-09-28/1 2025-10-11/1 " +
        "2026-01-04/1 2026-02-14/1 2026-02-28/1 2026-05-09/1 2026-09-20/1 2026-10-10/1");

    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>What day it is in China.</summary>
    public static DayKind KindOf(DateOnly date)
    {
        if (MovedWorkdays.Contains(date))
        {
            return DayKind.Workday;
        }

        if (date.Year is >= 2024 and <= 2026 ? Holidays.Contains(date) : IsStatutory(date))
        {
            return DayKind.Holiday;
        }

        return date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayKind.Weekend : DayKind.Workday;
    }

    private static bool IsStatutory(DateOnly date)
    {
        if ((date.Month, date.Day) is (1, 1) or (4, 5) or (5, >= 1 and <= 2) or (10, >= 1 and <= 3))
        {
            return true;
        }

        var noon = date.ToDateTime(new TimeOnly(12, 0));
        return noon > Lunar.MinSupportedDateTime && noon < Lunar.MaxSupportedDateTime.AddDays(-2)
            && (IsLunar(noon, 5, 5) || IsLunar(noon, 8, 15) || IsLunar(noon.AddDays(1), 1, 1)
                || Enumerable.Range(0, 3).Any(days => IsLunar(noon.AddDays(-days), 1, 1)));
    }

    /// <summary>True on a day of a lunar month; the months after a leap month are numbered one higher by the framework.</summary>
    private static bool IsLunar(DateTime date, int month, int day)
    {
        var number = Lunar.GetMonth(date);
        var leap = Lunar.GetLeapMonth(Lunar.GetYear(date));
        var isLeap = leap > 0 && number == leap;
        var plain = leap > 0 && number >= leap ? number - 1 : number;
        return !isLeap && plain == month && Lunar.GetDayOfMonth(date) == day;
    }

    private static FrozenSet<DateOnly> Days(string spans) => spans
        .Split(' ')
        .Select(span => span.Split('/'))
        .SelectMany(span => Enumerable.Range(0, int.Parse(span[1], CultureInfo.InvariantCulture))
            .Select(DateOnly.ParseExact(span[0], "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays))
        .ToFrozenSet();
}
