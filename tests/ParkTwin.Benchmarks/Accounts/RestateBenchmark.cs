using System.Diagnostics;
using System.Globalization;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Benchmarks.Accounts;

/// <summary>A new factor set over a year of 5,500 firms: from the sums that are kept, and what the sums themselves cost.</summary>
public sealed class RestateBenchmark : IBenchmark
{
    private const int Firms = 5_500;
    private const int Cores = 2;

    /// <inheritdoc/>
    public string Name => "restate";

    /// <inheritdoc/>
    public string Measures => "s for every monthly and yearly account of 5,500 firms under another factor set; --ledgers 200 for their sums";

    /// <inheritdoc/>
    public async Task RunAsync(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var ledgers = arguments is ["--ledgers", var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 200;
        var firms = Enumerable.Range(0, Firms).Select(number => new FirmYear(number)).ToArray();
        var (before, after) = (ReferenceFile.Factors(), ReferenceFile.Factors());
        ReferenceFile.Entry(after, "co2.electricity.zhejiang.2023")["value"] = 0.4801m;
        ReferenceFile.Entry(after, "cc.natural-gas")["value"] = 0.0154m;
        ReferenceFile.Entry(after, "co2.natural-gas")["value"] = 21.76320762m; // What follows from the one above; the reader checks it.
        var (first, second) = (ReferenceFile.Set("v1", before), ReferenceFile.Set("v2", after));

        Make(firms[..200], first, [FactorScope.Provincial]); // So that the compiler is through with the code.
        var (old, _) = Measured("v1, provincial", firms, first, [FactorScope.Provincial]);
        var (now, elapsed) = Measured("v2, provincial", firms, second, [FactorScope.Provincial]);
        Measured("v2, all three scopes", firms, second, Enum.GetValues<FactorScope>());
        Check(firms, old, new(before));
        Check(firms, now, new(after));
        Say($"every one of {13 * Firms} totals is the direct sum; Σ of the year {Year(old):F3} -> {Year(now):F3} tCO2");
        Say($"target 10 s: {(elapsed.TotalSeconds <= 10 ? "reached" : "MISSED")} with {elapsed.TotalSeconds:F2} s");
        if (ledgers > 0)
        {
            await SumsAsync(ledgers);
        }
    }

    private static (decimal[][] Totals, TimeSpan Elapsed) Measured(string what, FirmYear[] firms, ReferenceSet set, FactorScope[] scopes)
    {
        GC.Collect();
        var (cpu, start) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.GetTimestamp());
        var totals = Make(firms, set, scopes);
        var elapsed = Stopwatch.GetElapsedTime(start);
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var accounts = firms.Length * 13 * scopes.Length;
        Say($"{what,-24} {accounts} accounts in {elapsed.TotalSeconds:F2} s on {Cores} cores, {cpu.TotalSeconds:F2} s of CPU, "
            + $"{cpu.TotalMicroseconds / accounts:F0} µs each");
        return (totals, elapsed);
    }

    /// <summary>By firm: carbon.total of the twelve months, then of the year.</summary>
    private static decimal[][] Make(FirmYear[] firms, ReferenceSet set, FactorScope[] scopes)
    {
        var totals = new decimal[firms.Length][];
        Parallel.For(0, firms.Length, new ParallelOptions { MaxDegreeOfParallelism = Cores }, number =>
        {
            List<decimal> made = [];
            foreach (var inputs in firms[number].Inputs())
            {
                foreach (var scope in scopes)
                {
                    var total = Accountant.Make(inputs, set, scope).Figures["carbon.total"];
                    if (scope == FactorScope.Provincial)
                    {
                        made.Add(total.Value ?? throw new InvalidOperationException($"{inputs.Enterprise!.Id}, {inputs.Period}: {total.Reason}"));
                    }
                }
            }

            totals[number] = [.. made];
        });
        return totals;
    }

    private static void Check(FirmYear[] firms, decimal[][] totals, DirectCarbon direct)
    {
        for (var number = 0; number < firms.Length; number++)
        {
            var year = 0m;
            for (var month = 0; month < 12; month++)
            {
                var expected = direct.Of(firms[number], month);
                year += expected;
                Same($"e{number}, month {month + 1}", expected, totals[number][month]);
            }

            Same($"e{number}, year", year, totals[number][12]);
        }
    }

    /// <summary>A division by 12 is rounded at the 28th digit, in another order here; nothing else may differ.</summary>
    private static void Same(string where, decimal expected, decimal actual)
    {
        if (Math.Abs(expected - actual) > 1e-18m)
        {
            throw new InvalidOperationException($"{where}: the accountant says {actual} tCO2, the direct sum is {expected}.");
        }
    }

    private static decimal Year(decimal[][] totals) => totals.Sum(firm => firm[12]);

    private static async Task SumsAsync(int enterprises)
    {
        await using var twin = new LedgerTwin();
        await twin.StartAsync();
        var start = Stopwatch.GetTimestamp();
        await ForEachAsync(enterprises, twin.FillAsync);
        var quarters = (long)enterprises * LedgerTwin.Meters * (LedgerTwin.Readings - 1);
        Say($"{enterprises} firms, {quarters / 1e6:F1} M quarter-hours of {LedgerTwin.Meters} meters: written in "
            + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");

        await twin.StartAsync();
        var year = ReferenceFile.Year();
        foreach (var what in new[] { "from blocks on disk", "kept" })
        {
            start = Stopwatch.GetTimestamp();
            await ForEachAsync(enterprises, async number => await twin.Enterprise(number).Activities(year));
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Say($"their sums, {what,-20} {seconds:F3} s, {1000 * seconds / enterprises:F2} ms a firm; "
                + $"{Firms} firms would take {seconds * Firms / enterprises:F1} s");
        }
    }

    private static Task ForEachAsync(int count, Func<int, Task> action) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Cores }, async (number, _) => await action(number));

    private static void Say(string text) => Console.WriteLine(text);
}
