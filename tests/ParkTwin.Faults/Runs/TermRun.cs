using System.Diagnostics;
using System.Globalization;
using ParkTwin.Faults.Load;
using ParkTwin.Faults.Reports;
using ParkTwin.Faults.Twins;

namespace ParkTwin.Faults.Runs;

/// <summary>
/// SIGTERM at random instants: under load, and while the modelled park is being declared with the processors taken by others. The twin
/// must end with code 0 within five seconds, or what <c>--end-s</c> says, and have kept what it acknowledged.
/// </summary>
internal sealed class TermRun : IFault
{
    public string Name => "term";

    public string Options => "[--cycles 20] [--demo 10] [--rate 50000] [--seed 1] [--end-s 5]";

    public string What => "SIGTERM at random instants under load, and while the modelled park fills in with the processors taken by others";

    public (string Whole, string Short) Lengths => ("--cycles 20 --demo 12 --rate 50000", "--cycles 2 --demo 1 --rate 20000 --end-s 15");

    public async Task<FaultResult> RunAsync(Arguments arguments, Action<string> say)
    {
        var cycles = arguments.Number("cycles", 20);
        var demo = arguments.Number("demo", 10);
        var rate = arguments.Real("rate", 50_000);
        var dice = new Random(arguments.Number("seed", 1));
        var began = Stopwatch.GetTimestamp();
        using var park = new FaultPark();
        var book = new Book(park.Meters);
        var checker = new Checker(book);
        var ends = new List<TimeSpan>();
        var limit = TimeSpan.FromSeconds(arguments.Real("end-s", 5));
        for (var cycle = 1; cycle <= cycles; cycle++)
        {
            await using var twin = await Twin.StartAsync(TwinLaunch.Of(park));
            await checker.LookAsync(twin, $"after SIGTERM {cycle - 1}");
            using var traffic = new Traffic(book, park, new LaneOptions { Port = twin.DevicePort, Rate = rate });
            await Task.Delay(dice.Next(50, 2_500));
            ends.Add(await EndAsync(twin, limit, $"cycle {cycle}", checker.Problems, say));
            await traffic.JoinAsync();
        }

        await FinishAsync(park, book, checker, rate);
        for (var cycle = 1; cycle <= demo; cycle++)
        {
            ends.Add(await DemoAsync(dice.Next(0, 6_000), limit, cycle, checker.Problems, say));
        }

        return new()
        {
            Fault = Name,
            What = What,
            How = "the built process; four connections, one reading a PUBLISH, QoS 1; the modelled park with four busy loops beside it",
            Command = string.Create(CultureInfo.InvariantCulture, $"term --cycles {cycles} --demo {demo} --rate {rate:0}"),
            Runs = cycles + demo,
            Sent = book.Sent,
            Acknowledged = book.Acknowledged,
            Lost = checker.Lost,
            Doubled = checker.Doubled,
            Wrong = checker.Wrong,
            Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
            Measured =
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"ended within {ends.Max().TotalSeconds:0.0} s at most, {ends.Average(end => end.TotalSeconds):0.0} s on average, always with code 0"),
            ],
            Problems = [.. checker.Problems],
        };
    }

    private static async Task FinishAsync(FaultPark park, Book book, Checker checker, double rate)
    {
        await using var twin = await Twin.StartAsync(TwinLaunch.Of(park));
        await checker.LookAsync(twin, "after the last SIGTERM");
        using (var rest = new Traffic(book, park, new LaneOptions { Port = twin.DevicePort, Rate = rate }, onlyAgain: true))
        {
            await rest.JoinAsync();
        }

        await checker.LookAsync(twin, "after the last resend");
        await checker.MonthsAsync(twin, "in the end");
    }

    private static async Task<TimeSpan> DemoAsync(int milliseconds, TimeSpan limit, int cycle, List<string> problems, Action<string> say)
    {
        var folder = Directory.CreateTempSubdirectory("twin-faults-demo-").FullName;
        using var done = new CancellationTokenSource();
        var busy = Enumerable.Range(0, 4).Select(_ => new Thread(() => Spin(done.Token)) { IsBackground = true }).ToList();
        busy.ForEach(thread => thread.Start());
        try
        {
            await using var twin = await Twin.StartAsync(TwinLaunch.Demo(Path.Combine(folder, "data")));
            await Task.Delay(milliseconds);
            return await EndAsync(twin, limit, $"modelled park {cycle}, {milliseconds} ms after the start", problems, say);
        }
        finally
        {
            await done.CancelAsync();
            busy.ForEach(thread => thread.Join());
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Spin(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Thread.SpinWait(10_000);
        }
    }

    private static async Task<TimeSpan> EndAsync(Twin twin, TimeSpan limit, string when, List<string> problems, Action<string> say)
    {
        var (code, took) = await twin.TerminateAsync();
        say(string.Create(CultureInfo.InvariantCulture, $"{when}: ended with code {code} after {took.TotalSeconds:0.0} s"));
        if (code != 0)
        {
            problems.Add($"{when}: exit code {code}: {twin.Said[Math.Max(0, twin.Said.Length - 2_000)..]}");
        }

        if (took > limit)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{when}: it took {took.TotalSeconds:0.0} s to end; {limit.TotalSeconds:0} s are allowed"));
        }

        return took;
    }
}
