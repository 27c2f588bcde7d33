using System.Diagnostics;
using System.Globalization;
using ParkTwin.Faults.Load;
using ParkTwin.Faults.Reports;
using ParkTwin.Faults.Twins;

namespace ParkTwin.Faults.Runs;

/// <summary>
/// SIGKILL at random instants under load, restart on the same directory, resend of what was not acknowledged. Before the resend every
/// acknowledged reading is asked for; in the end every month of every meter.
/// </summary>
internal sealed class KillRun : IFault
{
    public string Name => "kill";

    public string Options => "[--cycles 100] [--rate 50000] [--batch 1] [--seed 1] [--seconds …]";

    public string What => "SIGKILL at random instants under load, also during start and replay; restart; resend of what was not acknowledged";

    public (string Whole, string Short) Lengths => ("--cycles 100 --rate 50000", "--cycles 5 --rate 20000");

    public async Task<FaultResult> RunAsync(Arguments arguments, Action<string> say)
    {
        var cycles = arguments.Number("cycles", 100);
        var dice = new Random(arguments.Number("seed", 1));
        var options = new LaneOptions { Port = 0, Rate = arguments.Real("rate", 50_000), Batch = arguments.Number("batch", 1) };
        using var park = new FaultPark();
        var state = new State(park, new Book(park.Meters), options, say);
        var began = Stopwatch.GetTimestamp();
        var limit = arguments.Real("seconds", double.PositiveInfinity);
        var (cycle, early) = (0, 0);
        while (cycle < cycles && Stopwatch.GetElapsedTime(began).TotalSeconds < limit)
        {
            if (++cycle % 10 == 0)
            {
                early++;
                await KillWhileStartingAsync(state, cycle, dice.Next(50, 1_200));
            }

            await CycleAsync(state, cycle, dice.Next(100, 2_500));
        }

        await EndAsync(state);
        var command = string.Create(CultureInfo.InvariantCulture, $"kill --cycles {cycle} --rate {options.Rate:0}");
        return Result(state, cycle + early, command, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>A kill before the twin is ready: during start, recovery or replay.</summary>
    private static async Task KillWhileStartingAsync(State state, int cycle, int milliseconds)
    {
        await using var twin = Twin.Launch(TwinLaunch.Of(state.Park));
        await Task.Delay(milliseconds);
        state.Say($"cycle {cycle}: killed {milliseconds} ms after launch");
        await twin.KillAsync();
    }

    private static async Task CycleAsync(State state, int cycle, int milliseconds)
    {
        var start = Stopwatch.GetTimestamp();
        await using var twin = await Twin.StartAsync(TwinLaunch.Of(state.Park));
        var started = Stopwatch.GetElapsedTime(start);
        await state.Checker.LookAsync(twin, $"after kill {cycle - 1}");
        using var traffic = new Traffic(state.Book, state.Park, state.Options with { Port = twin.DevicePort });
        await Task.Delay(milliseconds);
        var seconds = traffic.Seconds;
        var acknowledged = traffic.Acknowledged;
        await twin.KillAsync();
        await traffic.JoinAsync();
        state.Resent += traffic.Resent;
        state.LoadSeconds += seconds;
        state.LoadAcknowledged += acknowledged;
        state.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"cycle {cycle}: start {started.TotalSeconds:0.0} s, killed after {seconds:0.00} s under {traffic.Sent / seconds:0}/s, "
            + $"acknowledged {traffic.Acknowledged} of {traffic.Sent} (resent {traffic.Resent}); lost {state.Checker.Lost}, "
            + $"doubled {state.Checker.Doubled}, wrong {state.Checker.Wrong}"));
    }

    private static async Task EndAsync(State state)
    {
        await using var twin = await Twin.StartAsync(TwinLaunch.Of(state.Park));
        await state.Checker.LookAsync(twin, "after the last kill");
        using (var rest = new Traffic(state.Book, state.Park, state.Options with { Port = twin.DevicePort }, onlyAgain: true))
        {
            await rest.JoinAsync();
            state.Resent += rest.Resent;
        }

        await state.Checker.LookAsync(twin, "after the last resend");
        await state.Checker.MonthsAsync(twin, "in the end");
        var status = await twin.SettledAsync();
        if (state.Book.Acknowledged != state.Book.Sent)
        {
            state.Checker.Problems.Add($"{state.Book.Sent - state.Book.Acknowledged} readings were not acknowledged in the end");
        }

        if (status.Duplicates > state.Resent)
        {
            state.Checker.Problems.Add($"{status.Duplicates} duplicates, but only {state.Resent} readings were sent twice");
        }

        state.Duplicates = status.Duplicates;
    }

    private FaultResult Result(State state, long runs, string command, double seconds) => new()
    {
        Fault = Name,
        What = What,
        How = string.Create(
            CultureInfo.InvariantCulture,
            $"the built process; {state.Options.Connections} connections, {state.Options.Batch} reading(s) a PUBLISH, QoS 1, aimed at "
            + $"{state.Options.Rate:0} readings/s"),
        Command = command,
        Runs = runs,
        Sent = state.Book.Sent,
        Acknowledged = state.Book.Acknowledged,
        Lost = state.Checker.Lost,
        Doubled = state.Checker.Doubled,
        Wrong = state.Checker.Wrong,
        Seconds = seconds,
        Measured =
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{state.LoadAcknowledged / state.LoadSeconds:0} readings/s acknowledged between connecting and the kill"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{state.Resent} readings were in flight at a kill and sent again; {state.Duplicates} of them had arrived and counted as duplicates"),
        ],
        Problems = [.. state.Checker.Problems],
    };

    private sealed class State(FaultPark park, Book book, LaneOptions options, Action<string> say)
    {
        public FaultPark Park { get; } = park;

        public Book Book { get; } = book;

        public LaneOptions Options { get; } = options;

        public Checker Checker { get; } = new(book);

        public Action<string> Say { get; } = say;

        public long Resent { get; set; }

        public long Duplicates { get; set; }

        public double LoadSeconds { get; set; }

        public long LoadAcknowledged { get; set; }
    }
}
