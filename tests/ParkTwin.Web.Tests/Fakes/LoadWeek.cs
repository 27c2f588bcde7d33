using ParkTwin.Contracts;

namespace ParkTwin.Web.Tests.Fakes;

/// <summary>A week of whole days: so many kW at night, so many at any other time.</summary>
internal static class LoadWeek
{
    private const int Nights = 7 * 5;
    private const int Workdays = 5 * 9;
    private const int Weekends = 2 * 9;

    public static Func<LoadRequest, LoadAnswer?> Of(long night, long day) =>
        _ => new LoadAnswer(Hours(Nights, night), Hours(Workdays, day), Hours(Weekends, day));

    private static LoadSum Hours(int hours, long kilowatts) => new(hours * kilowatts * 1_000_000, 0, hours);
}
