using System.Diagnostics;
using System.Globalization;
using ParkTwin.Benchmarks.Ingest;

namespace ParkTwin.Benchmarks.Routes;

/// <summary>
/// What a browser waits for at 1,000 enterprises: each route is asked of the twin's own program over HTTP, first after a start (cold: grains,
/// pages and code), then again. The processor time beside it holds on a busy machine too, and that of <c>live</c> is the measure of it.
/// </summary>
internal sealed class RoutesBenchmark : IBenchmark
{
    private const double QuietShare = 0.1;

    /// <inheritdoc/>
    public string Name => "routes";

    /// <inheritdoc/>
    public string Measures =>
        "ms per answer, cold and warm, of what pages ask [--enterprises 1000] [--routes a,b] [--times 5] [--data DIR, kept for the next run]";

    /// <inheritdoc/>
    public async Task RunAsync(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        string Value(string name, string otherwise) =>
            Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : otherwise;
        var kept = Value("--data", string.Empty);
        var work = kept.Length > 0 ? kept : Directory.CreateTempSubdirectory("parktwin-routes-").FullName;
        var (enterprises, times) = (int.Parse(Value("--enterprises", "1000")), int.Parse(Value("--times", "5")));
        try
        {
            var firms = new ThousandFirms(work, enterprises);
            if (!firms.Exists)
            {
                var start = Stopwatch.GetTimestamp();
                var readings = await firms.MakeAsync();
                Say($"{enterprises} enterprises, {ThousandFirms.Meters * enterprises} meters, {readings:N0} readings: "
                    + $"made in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
            }

            await AskAsync(work, firms.Registry, [.. Routes(enterprises).Where(Chosen(Value("--routes", string.Empty)))], times);
        }
        finally
        {
            if (kept.Length == 0)
            {
                Directory.Delete(work, recursive: true);
            }
        }
    }

    private static Func<(string Name, string Path), bool> Chosen(string names) =>
        route => names.Length == 0 || names.Split(',').Contains(route.Name);

    private static async Task AskAsync(string work, string registry, (string Name, string Path)[] routes, int times)
    {
        Say($"{"route",-20} {"cold ms",8} {"median",8} {"max",8} {"KB",8} {"CPU first",9} {"CPU each",9}");
        foreach (var (name, path) in routes)
        {
            await using var twin = await TwinProcess.StartAsync(work, registry);
            await twin.QuietAsync(QuietShare);
            var before = twin.CpuTime;
            var (cold, bytes) = await twin.AskAsync(path);
            var first = (twin.CpuTime - before).TotalMilliseconds;
            var (warm, cpu) = (new List<double>(), twin.CpuTime);
            for (var i = 0; i < times; i++)
            {
                warm.Add((await twin.AskAsync(path)).Milliseconds);
            }

            var spent = (twin.CpuTime - cpu).TotalMilliseconds / times;
            var one = new RouteTimes(name, cold, warm, bytes);
            Say($"{one.Name,-20} {one.Cold,8:F0} {one.Median,8:F0} {one.Max,8:F0} {one.Bytes / 1000,8:N0} {first,9:F0} {spent,9:F0}");
        }
    }

    /// <summary>The routes of the page's screens, with the spans that the screens ask.</summary>
    private static (string Name, string Path)[] Routes(int enterprises)
    {
        var now = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8));
        string Day(int back) => now.AddDays(-back).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string month = now.ToString("yyyy-MM", CultureInfo.InvariantCulture), park = $"/api/parks/{ThousandFirms.Park}";
        var quarter = $"{now.Year}-Q{Math.Max(1, (now.Month - 1) / 3)}";
        var firm = $"{park}/enterprises/e{enterprises / 2}";
        return
        [
            ("live", $"{park}/live"),
            ("registry", park),
            ("alarms", $"{park}/alarms"),
            ("at", $"{park}/at?time={now.AddDays(-1):yyyy-MM-dd}T10:00:00%2B08:00"),
            ("frames", $"{park}/frames?from={Day(1)}&to={Day(0)}"),
            ("forecast", $"{park}/forecast?carrier=electricity"),
            ("usage-day", $"{park}/usage?carrier=electricity&from={Day(1)}&to={Day(-1)}&step=PT15M"),
            ("usage-year", $"{park}/usage?carrier=electricity&from={now.Year}-01-01&to={Day(-1)}&step=P1D"),
            ("balance-day", $"{park}/balance?carrier=electricity&from={Day(1)}&to={Day(0)}"),
            ("balance-month", $"{park}/balance?carrier=electricity&from={month}-01&to={Day(0)}"),
            ("carbon-month", $"{park}/carbon?period={month}"),
            ("carbon-year", $"{park}/carbon?period={now.Year}"),
            ("firms-month", $"/api/platform/enterprises?park={ThousandFirms.Park}&period={month}&compare=none"),
            ("firms-year", $"/api/platform/enterprises?park={ThousandFirms.Park}&period={now.Year}"),
            ("diagnosis-month", $"{park}/diagnosis?period={month}"),
            ("diagnosis-year", $"{park}/diagnosis?period={now.Year}"),
            ("ranking", $"/api/city/ranking?quarter={quarter}"),
            ("portrait", $"{firm}/portrait?period={quarter}"),
            ("bill", $"{firm}/bill?period={month}"),
        ];
    }

    private static void Say(string text) => Console.WriteLine(text);
}
