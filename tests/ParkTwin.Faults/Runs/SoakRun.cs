using System.Diagnostics;
using System.Globalization;
using ParkTwin.Faults.Load;
using ParkTwin.Faults.Reports;
using ParkTwin.Faults.Twins;

namespace ParkTwin.Faults.Runs;

/// <summary>
/// A steady load for as long as wanted, looked at every minute: memory, handles, threads, disk, how long acknowledgements and the page
/// take. In the end the slopes, and whether anything grows that must not.
/// </summary>
internal sealed class SoakRun : IFault
{
    public string Name => "soak";

    public string Options => "[--minutes 25] [--rate 2000] [--every 60], or --again: judges the kept samples";

    public string What => "steady load; memory, handles, threads and disk looked at every minute";

    public (string Whole, string Short) Lengths => ("--minutes 25 --rate 2000", "--minutes 0.05 --rate 2000 --every 1");

    public async Task<FaultResult> RunAsync(Arguments arguments, Action<string> say)
    {
        if (arguments.Has("again"))
        {
            return Again(arguments.Text("results") ?? Places.Results);
        }

        var (minutes, every) = (arguments.Real("minutes", 25), arguments.Real("every", 60));
        var options = new LaneOptions { Port = 0, Connections = 2, Rate = arguments.Real("rate", 2_000) };
        using var park = new FaultPark();
        var probe = Path.Combine(park.Folder, "probe");
        var launch = TwinLaunch.Of(park) with
        {
            Environment = new Dictionary<string, string> { ["DOTNET_STARTUP_HOOKS"] = Places.Own, ["PARKTWIN_FAULTS_PROBE"] = probe },
        };
        var book = new Book(park.Meters);
        var checker = new Checker(book);
        await using var twin = await Twin.StartAsync(launch);
        var report = new SoakReport { Rate = options.Rate };
        var began = Stopwatch.GetTimestamp();
        using (var traffic = new Traffic(book, park, options with { Port = twin.DevicePort }))
        {
            var (last, readings) = (began, 0L);
            for (var due = every; due <= minutes * 60; due += every)
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Max(0, due - Stopwatch.GetElapsedTime(began).TotalSeconds)));
                var sample = await SampleAsync(twin, park, probe, traffic, Stopwatch.GetElapsedTime(began).TotalMinutes);
                var now = Stopwatch.GetTimestamp();
                sample = sample with { Rate = (sample.Readings - readings) / Stopwatch.GetElapsedTime(last, now).TotalSeconds };
                (last, readings) = (now, sample.Readings);
                report.Samples.Add(sample);
                say(sample.ToString());
            }

            await traffic.EndAsync();
            checker.Problems.AddRange(traffic.Lost);
        }

        await checker.LookAsync(twin, "in the end");
        await checker.MonthsAsync(twin, "in the end");
        return Result(report, book, checker, arguments, minutes, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private FaultResult Again(string folder)
    {
        var kept = ResultFiles.Read(folder, Name);
        if (kept is null || SoakReport.Read(folder) is not { } report)
        {
            throw new FaultException($"No soak is kept in {folder}.");
        }

        return kept with
        {
            Measured = [.. report.Slopes().Select(one => one.ToString())],
            Problems =
            [
                .. kept.Problems.Where(one => !one.EndsWith("GROWS", StringComparison.Ordinal)),
                .. report.Slopes().Where(one => one.Grows).Select(one => one.ToString()),
            ],
        };
    }

    private static async Task<SoakSample> SampleAsync(Twin twin, FaultPark park, string probe, Traffic traffic, double minute)
    {
        var latencies = traffic.TakeLatencies();
        latencies.Sort();
        var page = await twin.AnswerAsync("/");
        var live = await twin.AnswerAsync($"/api/parks/{FaultPark.Id}/live");
        var told = File.Exists(probe) ? (await File.ReadAllTextAsync(probe)).Split(' ') : ["0", "0", "0"];
        return new()
        {
            Minute = minute,
            Readings = traffic.Acknowledged,
            ResidentMb = ProcessFigures.ResidentMb(twin.Pid),
            HeapMb = long.Parse(told[0], CultureInfo.InvariantCulture) / 1_048_576.0,
            Handles = ProcessFigures.Handles(twin.Pid),
            Threads = ProcessFigures.Threads(twin.Pid),
            ProcessorSeconds = ProcessFigures.ProcessorSeconds(twin.Pid),
            JournalMb = ProcessFigures.BytesBelow(Path.Combine(park.Data, "journal")) / 1_048_576.0,
            ArchiveMb = ProcessFigures.BytesBelow(Path.Combine(park.Data, "archive")) / 1_048_576.0,
            LedgerMb = ProcessFigures.BytesBelow(Path.Combine(park.Data, "ledger")) / 1_048_576.0,
            StateMb = ProcessFigures.BytesBelow(Path.Combine(park.Data, "state")) / 1_048_576.0,
            AckP99Ms = latencies.Count == 0 ? null : latencies[(int)(latencies.Count * 0.99)],
            PageMs = page.Status == 200 ? page.Took.TotalMilliseconds : null,
            LiveMs = live.Status == 200 ? live.Took.TotalMilliseconds : null,
        };
    }

    private FaultResult Result(SoakReport report, Book book, Checker checker, Arguments arguments, double minutes, double seconds)
    {
        var folder = arguments.Text("results") ?? Places.Results;
        var isLong = minutes >= 10;
        if (isLong && !arguments.Has("keep-not"))
        {
            report.Write(folder);
        }

        var growing = isLong ? report.Slopes().Where(one => one.Grows).Select(one => one.ToString()).ToList() : [];
        return new()
        {
            Fault = Name,
            What = What,
            How = string.Create(CultureInfo.InvariantCulture, $"the built process; two connections, {report.Rate:0} readings/s in single publishes, QoS 1"),
            Command = string.Create(CultureInfo.InvariantCulture, $"soak --minutes {minutes} --rate {report.Rate:0}"),
            Runs = 1,
            Sent = book.Sent,
            Acknowledged = book.Acknowledged,
            Lost = checker.Lost,
            Doubled = checker.Doubled,
            Wrong = checker.Wrong,
            Seconds = seconds,
            Measured = isLong ? [.. report.Slopes().Select(one => one.ToString())] : [],
            Problems = [.. checker.Problems, .. growing],
        };
    }
}
