using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Web.Tests.Fakes;

/// <summary>Views as enterprise grains report them.</summary>
internal static class Reports
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 3, 120, TimeSpan.FromHours(8));

    public static EnterpriseLive E1(long sequence, long rateMillionths = 412_500_000, long lastAgoMs = 3_120) => new()
    {
        Enterprise = EnterpriseId.Parse("e1"),
        Sequence = sequence,
        AtUnixMs = Now.ToUnixTimeMilliseconds(),
        Position = default,
        Lines =
        [
            new()
            {
                Carrier = Carrier.Electricity, Role = MeterRole.GridImport, Measure = Measure.KilowattHour, Meters = 1, FreshMeters = 1,
                RatePerHour = rateMillionths, Today = 1_820_200_000, YesterdaySoFar = null, Yesterday = 0,
            },
        ],
        Meters =
        [
            new()
            {
                Meter = MeterId.Parse("m1"),
                Today = 1_820_200_000,
                Head = new MeterHead(
                    Now.ToUnixTimeMilliseconds() - lastAgoMs, Now.ToUnixTimeMilliseconds() - lastAgoMs + 1_020, 12345.670m,
                    ReadingQuality.Good, Verdict.Accepted, rateMillionths, Now.ToUnixTimeMilliseconds()),
            },
        ],
    };

    public static EnterpriseLive ParkOwn(long sequence, long todayMillionths) => new()
    {
        Enterprise = null,
        Sequence = sequence,
        AtUnixMs = Now.ToUnixTimeMilliseconds(),
        Position = default,
        Lines =
        [
            new()
            {
                Carrier = Carrier.Electricity, Role = MeterRole.GridImport, Measure = Measure.KilowattHour, Meters = 1, FreshMeters = 0,
                RatePerHour = null, Today = todayMillionths,
            },
        ],
        Meters = [],
    };
}
