using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ParkTwin.Faults.Load;
using ParkTwin.Faults.Reports;
using ParkTwin.Faults.Twins;

namespace ParkTwin.Faults.Runs;

/// <summary>
/// The disk fills up under load. Acknowledgements must stop, memory stay bounded, readiness say why, the page answer; when space comes
/// back everything goes on by itself and nothing acknowledged is missing. On a small ext4 of its own, or by a limit on the size of files,
/// which needs no right to mount.
/// </summary>
internal sealed partial class DiskFullRun(bool byLimit) : IFault
{
    private const long FileLimit = 40_000_000;

    public string Name => byLimit ? "file-limit" : "disk-full";

    public string Options => "[--cycles 3] [--hold 10] [--disk 420] [--ballast 150] [--answer-ms 1000]";

    public string What => byLimit
        ? "files may not grow any more under load, and after a while they may again"
        : "the disk fills up under load, stays full, and space comes back";

    public string? Unable => (byLimit, SmallDisk.IsPossible) switch
    {
        (true, _) => Places.Find("prlimit") is null ? "prlimit, which limits the size of files, is not installed" : null,
        (false, false) => "mounting a small disk needs root; file-limit does the like without",
        _ => null,
    };

    public (string Whole, string Short) Lengths => ("--cycles 3 --hold 10", "--cycles 1 --hold 2 --disk 240 --ballast 90 --answer-ms 20000");

    public async Task<FaultResult> RunAsync(Arguments arguments, Action<string> say)
    {
        var (diskMb, ballastMb) = (arguments.Number("disk", 420), arguments.Number("ballast", 150));
        using var disk = byLimit ? null : SmallDisk.TryMount(diskMb) ?? throw new FaultException("The small disk could not be mounted.");
        using var park = new FaultPark(folder: disk?.Folder);
        var state = new State(park, disk, ballastMb, arguments.Real("hold", 10), say)
        {
            Answer = TimeSpan.FromMilliseconds(arguments.Number("answer-ms", 1_000)),
        };
        var began = Stopwatch.GetTimestamp();
        var cycles = arguments.Number("cycles", 3);
        for (var cycle = 1; cycle <= cycles; cycle++)
        {
            if (disk is not null && cycle > 1)
            {
                Directory.Delete(park.Data, recursive: true); // What is kept for good fills a disk of this size in one cycle.
            }

            await CycleAsync(state, cycle);
        }

        return new()
        {
            Fault = Name,
            What = What,
            How = disk is null
                ? $"the built process with files limited to {FileLimit / 1_000_000} MB (prlimit), lifted again while it runs"
                : $"the built process on an ext4 of {diskMb} MB (loop device); a file of {ballastMb} MB is taken away to make space",
            Command = string.Create(CultureInfo.InvariantCulture, $"{Name} --cycles {cycles} --hold {state.Hold:0}"),
            Runs = cycles,
            Sent = state.Sent,
            Acknowledged = state.Acknowledged,
            Lost = state.Lost,
            Doubled = state.Doubled,
            Wrong = state.Wrong,
            Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
            Measured =
            [
                string.Create(CultureInfo.InvariantCulture, $"resident memory at most {state.PeakMb:0} MB while full, {state.BeforeMb:0} MB before"),
                string.Create(CultureInfo.InvariantCulture, $"the page answered within {state.PageMs:0} ms while full"),
                string.Create(CultureInfo.InvariantCulture, $"acknowledged again {state.ResumeSeconds:0.0} s after space came back, at most"),
                $"readiness said: {Unplaced(state.Why)}",
            ],
            Problems = state.Problems,
        };
    }

    /// <summary>What the twin said, without the place where this run happened to be.</summary>
    private static string Unplaced(string said) => TemporaryPlace().Replace(said, "…").TrimEnd('.');

    [GeneratedRegex(@"/\S*twin-faults-[A-Za-z0-9-]+")]
    private static partial Regex TemporaryPlace();

    private static async Task CycleAsync(State state, int cycle)
    {
        var ballast = state.Disk?.Ballast("ballast", state.BallastMb);
        var launch = TwinLaunch.Of(state.Park);
        await using var twin = await Twin.StartAsync(
            state.Disk is null ? launch with { Wrapper = ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"] } : launch);
        LimitFiles(state, twin, FileLimit.ToString(CultureInfo.InvariantCulture));
        var book = new Book(state.Park.Meters);
        var checker = new Checker(book);
        using (var traffic = new Traffic(book, state.Park, new LaneOptions { Port = twin.DevicePort, Batch = 100, Rate = 600_000, InFlight = 2_000 }))
        {
            await FullAsync(twin, traffic);
            await HoldAsync(state, twin, traffic, cycle);
            if (ballast is not null)
            {
                File.Delete(ballast);
            }

            LimitFiles(state, twin, "unlimited");
            await ResumeAsync(state, twin, traffic, cycle);
            await traffic.EndAsync();
            state.Problems.AddRange(traffic.Lost.Select(lost => $"cycle {cycle}: {lost}"));
        }

        await checker.LookAsync(twin, $"cycle {cycle}, space again");
        await twin.KillAsync();
        await using var again = await Twin.StartAsync(launch);
        await checker.LookAsync(again, $"cycle {cycle}, after a kill");
        await checker.MonthsAsync(again, $"cycle {cycle}");
        state.Add(book, checker);
    }

    private static void LimitFiles(State state, Twin twin, string bytes)
    {
        if (state.Disk is null)
        {
            SmallDisk.Run(Places.Find("prlimit")!, "--pid", twin.Pid.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited");
        }
    }

    /// <summary>Waits until nothing has been acknowledged for two seconds and the twin says that it fails: a busy machine pauses too.</summary>
    private static async Task FullAsync(Twin twin, Traffic traffic)
    {
        var (acknowledged, since) = (-1L, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(2) || (await twin.ReadinessAsync()).Status != "failing")
        {
            if (traffic.Seconds > 240)
            {
                throw new FaultException("The disk did not fill up within four minutes, or the twin did not say that it fails.");
            }

            await Task.Delay(50);
            if (traffic.Acknowledged != acknowledged)
            {
                (acknowledged, since) = (traffic.Acknowledged, Stopwatch.GetTimestamp());
            }
        }
    }

    private static async Task HoldAsync(State state, Twin twin, Traffic traffic, int cycle)
    {
        state.Say($"cycle {cycle}: full after {traffic.Acknowledged} readings; {state.Disk?.FreeBytes} bytes free");
        var (acknowledged, began) = (traffic.Acknowledged, Stopwatch.GetTimestamp());
        state.BeforeMb = Math.Max(state.BeforeMb, ProcessFigures.ResidentMb(twin.Pid));
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < state.Hold)
        {
            var ready = await twin.ReadinessAsync();
            var page = await twin.AnswerAsync("/");
            state.PeakMb = Math.Max(state.PeakMb, ProcessFigures.ResidentMb(twin.Pid));
            state.PageMs = Math.Max(state.PageMs, Math.Max(page.Took.TotalMilliseconds, ready.Took.TotalMilliseconds));
            state.Expect(page.Status == 200, $"cycle {cycle}: the page answers {page.Status} while the disk is full");
            state.Expect(page.Took < state.Answer, $"cycle {cycle}: the page takes {page.Took.TotalSeconds:0.0} s while the disk is full");
            state.Expect(!ready.Ready && ready.Status == "failing", $"cycle {cycle}: readiness is '{ready.Status}' while the disk is full");
            state.Why = ready.Why.Length > 0 ? ready.Why : state.Why;
            await Task.Delay(200);
        }

        state.Expect(traffic.Acknowledged == acknowledged, $"cycle {cycle}: {traffic.Acknowledged - acknowledged} readings were acknowledged on a full disk");
        state.Expect(state.PeakMb < 1_500, $"cycle {cycle}: {state.PeakMb:0} MB resident while the disk is full");
    }

    private static async Task ResumeAsync(State state, Twin twin, Traffic traffic, int cycle)
    {
        var (acknowledged, began) = (traffic.Acknowledged, Stopwatch.GetTimestamp());
        await twin.WaitAsync(() => Task.FromResult(traffic.Acknowledged > acknowledged), TimeSpan.FromSeconds(120), "acknowledging again");
        state.ResumeSeconds = Math.Max(state.ResumeSeconds, Stopwatch.GetElapsedTime(began).TotalSeconds);
        await twin.ReadyAsync(TimeSpan.FromSeconds(120));
        state.Say(string.Create(CultureInfo.InvariantCulture, $"cycle {cycle}: acknowledged again after {state.ResumeSeconds:0.0} s"));
    }

    private sealed class State(FaultPark park, SmallDisk? disk, int ballastMb, double hold, Action<string> say)
    {
        public FaultPark Park { get; } = park;

        public SmallDisk? Disk { get; } = disk;

        public int BallastMb { get; } = ballastMb;

        public double Hold { get; } = hold;

        /// <summary>Longest answer of the page while the disk is full.</summary>
        public TimeSpan Answer { get; init; }

        public Action<string> Say { get; } = say;

        public long Sent { get; private set; }

        public long Acknowledged { get; private set; }

        public long Lost { get; private set; }

        public long Doubled { get; private set; }

        public long Wrong { get; private set; }

        public double BeforeMb { get; set; }

        public double PeakMb { get; set; }

        public double PageMs { get; set; }

        public double ResumeSeconds { get; set; }

        public string Why { get; set; } = "nothing";

        public List<string> Problems { get; } = [];

        public void Expect(bool holds, string otherwise)
        {
            if (!holds && Problems.Count < 20)
            {
                Problems.Add(otherwise);
            }
        }

        public void Add(Book book, Checker checker)
        {
            (Sent, Acknowledged) = (Sent + book.Sent, Acknowledged + book.Acknowledged);
            (Lost, Doubled, Wrong) = (Lost + checker.Lost, Doubled + checker.Doubled, Wrong + checker.Wrong);
            Problems.AddRange(checker.Problems);
        }
    }
}
