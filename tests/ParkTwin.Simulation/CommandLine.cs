using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ParkTwin.Simulation;

/// <summary>Runs seeds from the command line: <c>--seeds 10000</c>, <c>--seed 417</c>.</summary>
internal static class CommandLine
{
    public const string Project = "dotnet run -c Release --project tests/ParkTwin.Simulation --";

    private const int LongestText = 700;

    private const string Usage = """
        dotnet run -c Release --project tests/ParkTwin.Simulation -- OPTIONS

          --seeds N        run N seeds (default 1000)
          --from N         the first of them (default 0)
          --seed N         one seed, with what happens in it
          --minutes N      run seeds until so many minutes have passed
          --fault NAME     one fault alone: power, lost, kill, flip, full, fsync, io, slow, connection, acks, duplicates, reorder,
                           deviceclock, hostclock, deactivate, twice, resend, timeout, etag, checkpoint, restart; or each, for all in turn
          --sabotage NAME  break something on purpose: lyingdisk, acknowledgeearly, applytwice, forgetstate, releaseearly
          --threads N      seeds side by side (default: the processors)
          --json           a line of JSON for each fault, for programs

        Without any of these it is the test program of the suite.
        """;

    /// <summary>The command that runs one seed again.</summary>
    public static string Replay(RunPlan plan, FaultKind? only)
    {
        var fault = only is { } one ? $" --fault {one.ToString().ToLowerInvariant()}" : "";
        var sabotage = plan.Sabotage == Sabotage.None ? "" : $" --sabotage {plan.Sabotage.ToString().ToLowerInvariant()}";
        return $"{Project} --seed {plan.Seed.ToString(CultureInfo.InvariantCulture)}{fault}{sabotage}";
    }

    /// <summary>Whether these arguments are ours, and not those of a test runner.</summary>
    public static bool IsMeant(string[] args) =>
        args.Any(arg => arg is "--seeds" or "--seed" or "--from" or "--minutes" or "--fault" or "--sabotage" or "--json" or "--help");

    /// <summary>Runs what the arguments ask for; 0 when every seed is clean, 1 when one is not, 2 when they are wrong.</summary>
    public static int Run(string[] args)
    {
        if (args.Contains("--help") || !TryRead(args, out var options))
        {
            Console.Error.WriteLine(Usage);
            return args.Contains("--help") ? 0 : 2;
        }

        if (options.Seed is { } seed)
        {
            return RunOne(RunPlan.Of(seed, options.Fault, options.Sabotage), options);
        }

        var clean = true;
        foreach (var fault in options.Each ? Enum.GetValues<FaultKind>().Where(one => one != FaultKind.None).Cast<FaultKind?>() : [options.Fault])
        {
            var tally = Seeds(options with { Fault = fault });
            clean &= tally.Failures.Count == 0;
        }

        return clean ? 0 : 1;
    }

    private static int RunOne(RunPlan plan, Options options)
    {
        var run = new Run(plan, options.Json ? null : Console.Out);
        try
        {
            run.Go();
            Console.WriteLine(
                $"Seed {plan.Seed} is clean: {run.Acknowledged} acknowledged, {run.Crashes} crashes, {run.Steps} steps, "
                + $"trace {run.Trace.Hash:x16}. {plan.Faults}");
            return 0;
        }
        catch (Exception failure)
        {
            Console.WriteLine($"Seed {plan.Seed} fails (trace {run.Trace.Hash:x16}, {plan.Faults}): {failure}");
            return 1;
        }
    }

    private static Tally Seeds(Options options)
    {
        var watch = Stopwatch.StartNew();
        var tally = Tally.Of(
            options.Seeds, options.From, options.Fault, options.Sabotage, options.Threads,
            options.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null);
        var name = options.Fault?.ToString().ToLowerInvariant() ?? "all";
        if (options.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    fault = name,
                    seeds = tally.Seeds,
                    crashes = tally.Crashes,
                    acknowledged = tally.Acknowledged,
                    lost = tally.Count(Broken.Lost),
                    doubled = tally.Count(Broken.Doubled),
                    wrong = tally.Count(Broken.Wrong) + tally.Count(Broken.Stuck),
                }));
        }
        else
        {
            var rate = tally.Seeds / watch.Elapsed.TotalSeconds;
            var cpu = Environment.CpuUsage.TotalTime.TotalMilliseconds / tally.Seeds;
            Console.WriteLine(
                $"{name}: {tally.Seeds} seeds, {tally.Failures.Count} failed; {tally.Crashes} crashes, {tally.Acknowledged} acknowledged; "
                + $"{watch.Elapsed.TotalSeconds:F1} s, {rate:F0} seeds/s on {options.Threads} threads, {cpu:F1} ms of processor a seed.");
        }

        foreach (var (plan, failure) in tally.Failures.OrderBy(one => one.Plan.Seed).Take(10))
        {
            var text = failure is Violation violation ? $"{violation.Kind}: {violation.Message}" : failure.ToString();
            text = text.Length <= LongestText ? text : text[..LongestText] + "…";
            Console.Error.WriteLine($"Seed {plan.Seed} fails: {text}\n  Replay: {Replay(plan, options.Fault)}");
        }

        return tally;
    }

    private static bool TryRead(string[] args, out Options options)
    {
        options = new();
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--seeds" when int.TryParse(value, out var seeds):
                    options = options with { Seeds = seeds };
                    break;
                case "--from" when int.TryParse(value, out var from):
                    options = options with { From = from };
                    break;
                case "--seed" when int.TryParse(value, out var seed):
                    options = options with { Seed = seed };
                    break;
                case "--minutes" when double.TryParse(value, CultureInfo.InvariantCulture, out var minutes):
                    options = options with { Minutes = minutes, Seeds = int.MaxValue };
                    break;
                case "--threads" when int.TryParse(value, out var threads) && threads > 0:
                    options = options with { Threads = threads };
                    break;
                case "--fault" when value == "each":
                    options = options with { Each = true };
                    break;
                case "--fault" when Enum.TryParse<FaultKind>(value, ignoreCase: true, out var fault):
                    options = options with { Fault = fault };
                    break;
                case "--sabotage" when Enum.TryParse<Sabotage>(value, ignoreCase: true, out var sabotage):
                    options = options with { Sabotage = sabotage };
                    break;
                case "--json":
                    options = options with { Json = true };
                    continue;
                default:
                    return false;
            }

            i++;
        }

        return true;
    }

    private sealed record Options
    {
        public int Seeds { get; init; } = 1000;

        public int From { get; init; }

        public int? Seed { get; init; }

        public double? Minutes { get; init; }

        public FaultKind? Fault { get; init; }

        public bool Each { get; init; }

        public Sabotage Sabotage { get; init; }

        public int Threads { get; init; } = Environment.ProcessorCount;

        public bool Json { get; init; }
    }
}
