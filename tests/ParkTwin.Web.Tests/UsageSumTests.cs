using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Testing;
using ParkTwin.Web.Api;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests;

public sealed class UsageSumTests
{
    [Fact]
    public Task Many_series_asked_week_by_week_are_the_sum_of_the_whole_series() => Seeds.ForEachAsync(40, async seed =>
    {
        var dice = new Random(seed);
        var twin = new FakeTwin();
        string[] keys = [.. Enumerable.Range(0, dice.Next(1, 40)).Select(number => $"qsh/e{number}")];
        var without = dice.Next(keys.Length + 1);
        for (var number = 0; number < keys.Length; number++)
        {
            var (own, none) = (number, number == without);
            twin.Enterprise(keys[number]).OnUsage = request => none ? null : Series(own, request);
        }

        var from = (dice.NextInt64(20_000, 21_000) * 86_400_000) + dice.Next(3_600_000);
        var request = new UsageRequest
        {
            Carrier = Carrier.Electricity,
            FromUnixMs = from,
            ToUnixMs = from + dice.NextInt64(-1, 40L * 86_400_000),
            Step = UsageStep.QuarterHour,
        };
        var sum = await new UsageSums(twin).AskAsync(keys, request, TestContext.Current.CancellationToken);
        var plain = Enumerable.Range(0, keys.Length).Where(number => number != without).Select(number => Series(number, request)).ToArray();
        Assert.Equal(plain.Length == 0, sum is null);
        if (sum is not null)
        {
            Assert.Equal(plain.Sum(one => one.Meters), sum.Meters);
            Assert.Equal(plain.SelectMany(one => one.OtherMeasures).Distinct().Order(), sum.OtherMeasures);
            Assert.Equal(plain[0].Rows.Select((row, i) => Sum([.. plain.Select(one => one.Rows[i])])), sum.Rows);
        }
    });

    private static UsageRow Sum(UsageRow[] rows) => rows[0] with
    {
        Amount = Array.TrueForAll(rows, row => row.Amount is null) ? null : rows.Sum(row => row.Amount),
        Estimated = rows.Sum(row => row.Estimated),
        CoveredMs = rows.Sum(row => row.CoveredMs),
        ExpectedMs = rows.Sum(row => row.ExpectedMs),
    };

    /// <summary>A series as an enterprise cuts it; some quarter-hours are unknown.</summary>
    private static UsageAnswer Series(int number, UsageRequest request)
    {
        var rows = new List<UsageRow>();
        for (var at = QuarterHour.Of(request.FromUnixMs); at.StartUnixMs < request.ToUnixMs; at = at.Add(1))
        {
            var known = (at.Index + number) % 5 != 0;
            rows.Add(new(
                at.StartUnixMs, 0, known ? (at.Index * 7) + number : null, known ? number : 0, known ? 900_000 : 0, 2 * 900_000));
        }

        return new()
        {
            Carrier = Carrier.Electricity,
            Measure = Measure.KilowattHour,
            TimeZone = "Asia/Shanghai",
            Meters = 2,
            Rows = [.. rows],
            OtherMeasures = number % 3 == 0 ? [Measure.CubicMetre] : [],
        };
    }
}
