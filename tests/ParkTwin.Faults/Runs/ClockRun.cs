using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using ParkTwin.Faults.Load;
using ParkTwin.Faults.Reports;
using ParkTwin.Faults.Twins;

namespace ParkTwin.Faults.Runs;

/// <summary>
/// The wall clock steps by hours, back and forth, while the twin runs and between two starts. No reading may be lost, moved or wrongly
/// put into quarantine; what waits for time to pass must go on.
/// </summary>
internal sealed class ClockRun : IFault
{
    private const string Faked = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";
    private static readonly int[] Hours = [0, 5, -7, 26, -30, 3, -3, 0];

    public string Name => "clock";

    public string Options => "[--cycles 3] [--rate 20000]";

    public string What => "the wall clock steps by up to 30 hours back and forth, while running and between starts";

    public string? Unable => File.Exists(Faked) ? null : "libfaketime, which moves the clock of one process, is not installed";

    public (string Whole, string Short) Lengths => ("--cycles 3 --rate 20000", "--cycles 1 --rate 10000 --steps 3 --no-checkpoint");

    public async Task<FaultResult> RunAsync(Arguments arguments, Action<string> say)
    {
        var cycles = arguments.Number("cycles", 3);
        var steps = Math.Min(arguments.Number("steps", Hours.Length), Hours.Length);
        var options = new LaneOptions { Port = 0, Rate = arguments.Real("rate", 20_000) };
        using var park = new FaultPark(extra: true);
        var state = new State(park, options, say);
        var began = Stopwatch.GetTimestamp();
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            await CycleAsync(state, cycle, steps, !arguments.Has("no-checkpoint"));
        }

        await EndAsync(state);
        return new()
        {
            Fault = Name,
            What = What,
            How = "the built process under libfaketime, whose offset a file changes; the monotonic clock goes on as it does when a person sets the time",
            Command = string.Create(CultureInfo.InvariantCulture, $"clock --cycles {cycles} --rate {options.Rate:0}"),
            Runs = state.Steps,
            Sent = state.Book.Sent,
            Acknowledged = state.Book.Acknowledged,
            Lost = state.Checker.Lost,
            Doubled = state.Checker.Doubled,
            Wrong = state.Checker.Wrong,
            Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
            Measured =
            [
                $"{state.Current} readings stamped with the twin's own time were all accepted, {state.Future} stamped an hour ahead of it all put into quarantine",
                string.Create(CultureInfo.InvariantCulture, $"PUBACK within {state.SlowestMs:0} ms over all steps; commits, checkpoints and connections went on"),
            ],
            Problems = [.. state.Checker.Problems],
        };
    }

    private static async Task CycleAsync(State state, int cycle, int steps, bool waitsForCheckpoint)
    {
        // Each start finds the clock hours away from where the last process saw it.
        Set(state, Hours[^(1 + (cycle % 4))] * (cycle % 2 == 0 ? 1 : -1));
        await using var twin = await Twin.StartAsync(Launch(state));
        await state.Checker.LookAsync(twin, $"start {cycle}");
        using var traffic = new Traffic(state.Book, state.Park, state.Options with { Port = twin.DevicePort });
        foreach (var hours in Hours.Take(steps))
        {
            Set(state, hours);
            state.Steps++;
            await Task.Delay(300);
            var (began, acknowledged) = (Stopwatch.GetTimestamp(), traffic.Acknowledged);
            await twin.WaitAsync(() => Task.FromResult(traffic.Acknowledged > acknowledged), TimeSpan.FromSeconds(60), $"acknowledging at {hours:+0;-0} h");
            state.SlowestMs = Math.Max(state.SlowestMs, traffic.TakeLatencies().DefaultIfEmpty().Max());
            await StampedAsync(state, twin, hours);
            await Task.Delay(700);
            await twin.WaitAsync(async () => (await twin.ReadinessAsync()).Ready, TimeSpan.FromSeconds(60), $"ready at {hours:+0;-0} h");
        }

        var status = await twin.SettledAsync();
        state.Expect(status.Quarantined == state.Future, $"cycle {cycle}: {status.Quarantined} are in quarantine, {state.Future} were in the future");
        if (waitsForCheckpoint)
        {
            await CheckpointedAsync(state, twin, cycle);
        }

        state.Expect(traffic.Lost.Count == 0, $"cycle {cycle}: a connection was lost: {string.Join(' ', traffic.Lost)}");
        state.Say($"cycle {cycle}: {state.Steps} steps, acknowledged {state.Book.Acknowledged}, {state.Future} really in the future");
        await twin.KillAsync();
        await traffic.JoinAsync();
    }

    /// <summary>The states on disk are written again after a step, so the timers of checkpoints go on.</summary>
    private static Task CheckpointedAsync(State state, Twin twin, int cycle)
    {
        var folder = Path.Combine(state.Park.Data, "state");
        var before = Newest(folder);
        return twin.WaitAsync(() => Task.FromResult(Newest(folder) != before), TimeSpan.FromSeconds(60), $"saving anything in cycle {cycle}");
    }

    private static string Newest(string folder) => Directory.Exists(folder)
        ? string.Join(',', new DirectoryInfo(folder).EnumerateFiles("*.state", SearchOption.AllDirectories).Select(one => one.LastWriteTimeUtc.Ticks).Order().TakeLast(1))
        : string.Empty;

    /// <summary>A reading of the twin's own present is accepted, one an hour ahead of it is not.</summary>
    private static async Task StampedAsync(State state, Twin twin, int hours)
    {
        var now = TimeProvider.System.GetUtcNow().AddHours(hours);
        var quarter = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.FromMinutes(15).Ticks), TimeSpan.Zero);
        using var socket = Wire.Connect(twin.DevicePort, "stamped");
        await PublishAsync(socket, state.Park.ExtraTopic, quarter);
        await PublishAsync(socket, state.Park.ExtraTopic, quarter.AddMinutes(75));
        state.Current++;
        state.Future++;
        state.Stamped.Add(quarter);
    }

    private static async Task PublishAsync(Socket socket, byte[] topic, DateTimeOffset at)
    {
        var packet = new byte[256];
        var payload = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"t\":{at.ToUnixTimeMilliseconds()},\"v\":1}}"));
        await socket.SendAsync(packet.AsMemory(0, Wire.Publish(packet, topic, 1, payload)));
        var answer = new byte[4];
        for (var got = 0; got < 4;)
        {
            var received = await socket.ReceiveAsync(answer.AsMemory(got));
            got += received > 0 ? received : throw new IOException("The twin closed the connection.");
        }
    }

    private static async Task EndAsync(State state)
    {
        Set(state, 0);
        await using var twin = await Twin.StartAsync(Launch(state));
        state.Checker.Others = state.Stamped.Count;
        await state.Checker.LookAsync(twin, "after the last kill");
        using (var rest = new Traffic(state.Book, state.Park, state.Options with { Port = twin.DevicePort }, onlyAgain: true))
        {
            await rest.JoinAsync();
        }

        await state.Checker.LookAsync(twin, "after the last resend");
        await state.Checker.MonthsAsync(twin, "in the end");
    }

    private static TwinLaunch Launch(State state) => TwinLaunch.Of(state.Park) with
    {
        Environment = new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = Faked,
            ["FAKETIME_TIMESTAMP_FILE"] = state.Offset,
            ["FAKETIME_NO_CACHE"] = "1",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            ["DONT_FAKE_MONOTONIC"] = "1",
            ["NO_FAKE_STAT"] = "1",
        },
    };

    private static void Set(State state, int hours)
    {
        File.WriteAllText(state.Offset + ".new", string.Create(CultureInfo.InvariantCulture, $"{hours:+0;-0}h\n"));
        File.Move(state.Offset + ".new", state.Offset, overwrite: true);
        state.Checker.Others = state.Stamped.Count;
    }

    private sealed class State(FaultPark park, LaneOptions options, Action<string> say)
    {
        public FaultPark Park { get; } = park;

        public LaneOptions Options { get; } = options;

        public Action<string> Say { get; } = say;

        public string Offset { get; } = Path.Combine(park.Folder, "offset");

        public Book Book { get; } = new(park.Meters);

        public Checker Checker => _checker ??= new Checker(Book);

        public HashSet<DateTimeOffset> Stamped { get; } = [];

        public long Steps { get; set; }

        public long Current { get; set; }

        public long Future { get; set; }

        public double SlowestMs { get; set; }

        private Checker? _checker;

        public void Expect(bool holds, string otherwise)
        {
            if (!holds)
            {
                Checker.Problems.Add(otherwise);
            }
        }
    }
}
