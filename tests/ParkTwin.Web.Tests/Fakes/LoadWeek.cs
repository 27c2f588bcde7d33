using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Web.Tests.Fakes;

/// <summary>A week of hours from Monday 2023-07-03 in Shanghai: so many kW at night, so many at any other time.</summary>
internal static class LoadWeek
{
    private const long Monday = 1_688_313_600_000;
    private const long HourMs = 3_600_000;

    public static Func<UsageRequest, UsageAnswer?> Of(long night, long day) => request => request.Step != UsageStep.Hour ? null : new UsageAnswer
    {
        Carrier = Carrier.Electricity,
        Measure = Measure.KilowattHour,
        TimeZone = "Asia/Shanghai",
        Meters = 1,
        Rows =
        [
            .. Enumerable.Range(0, 7 * 24).Select(hour => new UsageRow(
                Monday + (hour * HourMs), 28_800_000, (hour % 24 < 5 ? night : day) * 1_000_000, 0, HourMs, HourMs)),
        ],
    };
}
