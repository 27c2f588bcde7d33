using System.Diagnostics;
using System.Globalization;
using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Benchmarks.Accounts;

/// <summary>What a year of one enterprise's sums costs, by what is kept of it.</summary>
public sealed class ActivitiesBenchmark : IBenchmark
{
    /// <inheritdoc/>
    public string Name => "activities";

    /// <inheritdoc/>
    public string Measures => "ms for a year of sums by month and band, five meters at 15 min, cold and kept";

    /// <inheritdoc/>
    public async Task RunAsync(string[] arguments)
    {
        const int Enterprises = 12;
        await using var twin = new LedgerTwin();
        await twin.StartAsync();
        for (var number = 0; number < Enterprises; number++)
        {
            await twin.FillAsync(number);
        }

        var year = ReferenceFile.Year();
        await twin.StartAsync();
        var cold = new List<double>();
        for (var number = 0; number < Enterprises; number++)
        {
            cold.Add(await TimeAsync(twin.Enterprise(number), year));
        }

        Print("first enterprise after a start (code compiled, activated)", cold[..1]);
        Print("cold: activated, read from blocks on disk, summed", cold[2..]);
        Print("kept", await ManyAsync(2000, _ => TimeAsync(twin.Enterprise(0), year)));
        Print("another table of bands, pages in memory", await ManyAsync(
            30, i => TimeAsync(twin.Enterprise(0), ReferenceFile.Year(new TimeBandTable($"bands {i}", year.Bands.Editions)))));
        Print("after each reading in order, of which one sum follows", await ManyAsync(500, async i =>
        {
            await twin.AddAsync(0, i);
            return await TimeAsync(twin.Enterprise(0), year with { Months = 13 });
        }));
    }

    private static async Task<List<double>> ManyAsync(int count, Func<int, Task<double>> time)
    {
        List<double> all = [];
        for (var i = 0; i < count; i++)
        {
            all.Add(await time(i));
        }

        return all;
    }

    private static async Task<double> TimeAsync(IEnterpriseGrain grain, ActivityRequest request)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await grain.Activities(request);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return answer!.Months.Count(Known) >= 12 * LedgerTwin.Meters
            ? elapsed
            : throw new InvalidOperationException($"{answer.Months.Count(Known)} months are known.");
    }

    private static bool Known(MeterMonth month) => month.Amount is not null;

    private static void Print(string what, List<double> ms)
    {
        ms.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-60} p50 {ms[ms.Count / 2],8:F3} ms   p99 {ms[ms.Count * 99 / 100],8:F3} ms   of {ms.Count}"));
    }
}
