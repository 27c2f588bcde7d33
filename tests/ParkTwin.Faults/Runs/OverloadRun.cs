using System.Diagnostics;
using System.Globalization;
using ParkTwin.Faults.Load;
using ParkTwin.Faults.Reports;
using ParkTwin.Faults.Twins;

namespace ParkTwin.Faults.Runs;

/// <summary>
/// Far more than the disk can take: QoS 0 and QoS 1 at full speed with every flush taking two seconds. QoS 0 must be shed and counted,
/// QoS 1 slowed, memory bounded, the page and health answering within a second.
/// </summary>
internal sealed class OverloadRun : IFault
{
    /// <summary>What the buffers' bounds and the runtime come to together, MB; docs/decisions/0017 has the sum.</summary>
    public const double BoundMb = 1_000;

    /// <summary>Longest wait for what has to come, however slow the machine is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static readonly string[] Asked = ["/", "/health/live", "/health/ready", "/api/status"];

    public string Name => "overload";

    public string Options => "[--seconds 30] [--floods 4] [--flush-ms 2000] [--answer-ms 1000] [--hold]";

    public string What => "QoS 0 and QoS 1 at full speed over many connections while every flush takes seconds";

    public (string Whole, string Short) Lengths => ("--seconds 30 --floods 4 --flush-ms 2000", "--seconds 4 --floods 2 --flush-ms 1500 --answer-ms 20000 --hold");

    public async Task<FaultResult> RunAsync(Arguments arguments, Action<string> say)
    {
        var (seconds, flushMs) = (arguments.Real("seconds", 30), arguments.Number("flush-ms", 2_000));
        var floods = arguments.Number("floods", 4);
        using var park = new FaultPark(extra: true);
        var control = Path.Combine(park.Folder, "control");
        DiskControl.Write(control);
        var (book, began) = (new Book(park.Meters), Stopwatch.GetTimestamp());
        var checker = new Checker(book) { Others = Flood.Different };
        var figures = new Figures { AnswerMs = arguments.Number("answer-ms", 1_000) };
        await using var twin = await Twin.StartAsync(TwinLaunch.Of(park) with { Control = control });
        long flooded;
        using (var traffic = new Traffic(book, park, new LaneOptions { Port = twin.DevicePort, Rate = 0, InFlight = 20_000 }))
        using (var flood = new Flood(park, twin.DevicePort, floods))
        {
            await Task.Delay(1_000);
            if (arguments.Has("hold"))
            {
                // However slow the machine floods, a disk that finishes nothing fills the buffer.
                DiskControl.Write(control, "hold-flush=yes");
                await twin.WaitAsync(async () => (await twin.StatusAsync()).Shed > 0, Patience, "shedding while the disk finishes nothing");
            }

            DiskControl.Write(control, string.Create(CultureInfo.InvariantCulture, $"flush-delay-ms={flushMs}"));
            await WatchAsync(twin, traffic, flood, figures, seconds, say);
            await flood.EndAsync();
            DiskControl.Write(control);
            await traffic.EndAsync();
            flooded = flood.Sent;
            checker.Problems.AddRange(traffic.Lost);
        }

        await checker.LookAsync(twin, "in the end");
        await checker.MonthsAsync(twin, "in the end");
        var status = await twin.SettledAsync();
        Judge(status, book, flooded, figures, checker.Problems);
        return Result(arguments, seconds, floods, flushMs, book, checker, figures, status, flooded, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private static async Task WatchAsync(Twin twin, Traffic traffic, Flood flood, Figures figures, double seconds, Action<string> say)
    {
        await Task.Delay(500);
        var (began, acknowledged, sent) = (Stopwatch.GetTimestamp(), traffic.Acknowledged, flood.Sent);
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds || (traffic.Acknowledged == acknowledged && Stopwatch.GetElapsedTime(began) < Patience))
        {
            foreach (var path in Asked)
            {
                var (status, _, took) = await twin.AnswerAsync(path);
                figures.Asked++;
                figures.SlowestMs = Math.Max(figures.SlowestMs, took.TotalMilliseconds);
                figures.Late += took.TotalMilliseconds > figures.AnswerMs ? 1 : 0;
                figures.Unanswered += status is 200 or 503 ? 0 : 1;
            }

            figures.PeakMb = Math.Max(figures.PeakMb, ProcessFigures.ResidentMb(twin.Pid));
            await Task.Delay(100);
        }

        var took1 = Stopwatch.GetElapsedTime(began).TotalSeconds;
        figures.Acknowledged = (traffic.Acknowledged - acknowledged) / took1;
        figures.Flooded = (flood.Sent - sent) / took1;
        say(string.Create(
            CultureInfo.InvariantCulture,
            $"QoS 0 {figures.Flooded:0}/s sent, QoS 1 {figures.Acknowledged:0}/s acknowledged, peak {figures.PeakMb:0} MB, slowest answer {figures.SlowestMs:0} ms"));
    }

    private static void Judge(TwinStatus status, Book book, long flooded, Figures figures, List<string> problems)
    {
        Expect(status.Shed > 0, "nothing was shed");
        Expect(
            status.Accepted + status.Duplicates + status.Shed == book.Sent + flooded,
            $"{book.Sent} readings at QoS 1 and {flooded} at QoS 0 were sent; {status.Accepted} accepted, {status.Duplicates} duplicates and {status.Shed} shed");
        Expect(figures.Acknowledged > 0, "QoS 1 stood still");
        Expect(figures.PeakMb < BoundMb, $"{figures.PeakMb:0} MB resident; {BoundMb:0} MB is the bound");
        Expect(figures.Unanswered == 0, $"{figures.Unanswered} requests were not answered");
        Expect(figures.Late == 0, $"{figures.Late} of {figures.Asked} answers took more than {figures.AnswerMs} ms, the slowest {figures.SlowestMs:0} ms");

        void Expect(bool holds, string otherwise)
        {
            if (!holds)
            {
                problems.Add(otherwise);
            }
        }
    }

    private FaultResult Result(
        Arguments arguments, double seconds, int floods, int flushMs, Book book, Checker checker, Figures figures, TwinStatus status, long flooded, double took)
    {
        var command = string.Create(CultureInfo.InvariantCulture, $"overload --seconds {seconds:0} --floods {floods} --flush-ms {flushMs}");
        return new()
        {
            Fault = Name,
            What = What,
            How = $"the twin's own composition in a process of its own over a disk whose flushes take {flushMs} ms; {floods} connections of QoS 0 and 4 of QoS 1, as fast as they can",
            Command = arguments.Has("command") ? arguments.Text("command")! : command,
            Runs = 1,
            Sent = book.Sent,
            Acknowledged = book.Acknowledged,
            Lost = checker.Lost,
            Doubled = checker.Doubled,
            Wrong = checker.Wrong,
            Seconds = took,
            Measured =
            [
                string.Create(CultureInfo.InvariantCulture, $"QoS 0: {flooded} sent at {figures.Flooded:0}/s, {status.Shed} of them shed and counted; accepted, duplicates and shed are together what was sent"),
                string.Create(CultureInfo.InvariantCulture, $"QoS 1: slowed to {figures.Acknowledged:0}/s, none lost"),
                string.Create(CultureInfo.InvariantCulture, $"resident memory at most {figures.PeakMb:0} MB; the bound is {BoundMb:0} MB"),
                string.Create(CultureInfo.InvariantCulture, $"{figures.Asked} requests for page, health and status meanwhile, the slowest answered after {figures.SlowestMs:0} ms"),
            ],
            Problems = [.. checker.Problems],
        };
    }

    private sealed class Figures
    {
        public int AnswerMs { get; init; }

        public double PeakMb { get; set; }

        public double SlowestMs { get; set; }

        public int Asked { get; set; }

        public int Late { get; set; }

        public int Unanswered { get; set; }

        public double Acknowledged { get; set; }

        public double Flooded { get; set; }
    }
}
