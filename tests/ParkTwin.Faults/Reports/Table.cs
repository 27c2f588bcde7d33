using System.Globalization;
using System.Text;
using ParkTwin.Faults.Runs;
using ParkTwin.Faults.Twins;

namespace ParkTwin.Faults.Reports;

/// <summary>Makes docs/reliability.md out of the kept results. The page says nothing that is not in them.</summary>
internal static class Table
{
    private const string Run = "dotnet run -c Release --project tests/ParkTwin.Faults -- ";

    /// <summary>The page.</summary>
    public static string File { get; } = Path.Combine(Places.Root, "docs", "reliability.md");

    /// <summary>Writes the page.</summary>
    public static void Write(Arguments arguments)
    {
        System.IO.File.WriteAllText(File, Page(arguments.Text("results") ?? Places.Results));
        Console.WriteLine(File);
    }

    /// <summary>The page that follows from the results in a folder.</summary>
    public static string Page(string folder)
    {
        var text = new StringBuilder();
        text.Append(
            $$"""
            # Reliability

            What was done to ParkTwin, how often, and what was lost of that which it had acknowledged. This page is made by
            `{{Run}}table` from what each run left in `tests/ParkTwin.Faults/results`;
            `{{Run}}all` runs everything again first. A test compares the page with the results.

            The load keeps its own book: per reading, whether it was sent and whether its PUBACK came, with an MQTT client of its own. After
            each fault the twin is asked over REST for every reading since the last look, with its exact value, and in the end for every
            month of every meter. *Lost*: acknowledged and not there. *Doubled*: counted as accepted more than once. *Wrong*: another value
            than was sent, or a sum that is not exact. What was never acknowledged may or may not be there, and is sent again.

            ## The real process

            | fault | how it is made | runs | acknowledged | lost | doubled | wrong | again with |
            |---|---|---|---|---|---|---|---|

            """);
        var results = AllFaults.List.Select(fault => ResultFiles.Read(folder, fault.Name)).OfType<FaultResult>().ToList();
        foreach (var one in results)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| **{one.Fault}**: {one.What} | {one.How} | {one.Runs:N0} | {one.Acknowledged:N0} | {one.Lost:N0} | {one.Doubled:N0} | {one.Wrong:N0} | `{one.Command}` |");
        }

        Measured(text, results);
        Simulation(text, folder);
        Fuzz(text, folder);
        Soak(text, folder);
        Health(text);
        return text.ToString();
    }

    private static void Measured(StringBuilder text, List<FaultResult> results)
    {
        text.AppendLine().AppendLine($"Each command stands behind `{Run}`. Machines:").AppendLine();
        foreach (var machine in results.GroupBy(one => one.Machine ?? "unknown", StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {machine.Key}: {string.Join(", ", machine.Select(one => one.Fault))}");
        }

        text.AppendLine().AppendLine("### What was measured meanwhile").AppendLine();
        foreach (var one in results.Where(one => one.Measured.Count > 0 && one.Fault != "soak"))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- **{one.Fault}**: {string.Join("; ", one.Measured)}.");
        }

        var problems = results.SelectMany(one => one.Problems.Select(problem => $"- **{one.Fault}**: {problem}")).ToList();
        text.AppendLine().AppendLine("### What was not as it has to be").AppendLine();
        text.AppendLine(problems.Count == 0 ? "Nothing." : string.Join('\n', problems));
    }

    /// <summary>Rows of tests/ParkTwin.Simulation: fault, seeds, crashes, acknowledged, lost, doubled, wrong.</summary>
    private static void Simulation(StringBuilder text, string folder)
    {
        var rows = ResultFiles.Rows(folder, "simulation");
        if (rows.Count == 0)
        {
            return;
        }

        string[] columns = ["fault", "seeds", "crashes", "acknowledged", "lost", "doubled", "wrong"];
        text.AppendLine().AppendLine("## Simulated: the same code on a seeded scheduler, clock, disk and network").AppendLine();
        text.AppendLine("`dotnet run -c Release --project tests/ParkTwin.Simulation -- --seeds 10000 --json`, then `--fault each --seeds 400 --json`,");
        text.AppendLine("kept as `results/simulation.json`. A seed of `all` has several faults at once; the others have that one alone.").AppendLine();
        Rows(text, columns, rows);
    }

    /// <summary>Rows of tests/ParkTwin.Fuzz: target, inputs, crashes, hangs, seconds, memoryStart, memoryEnd.</summary>
    private static void Fuzz(StringBuilder text, string folder)
    {
        var rows = ResultFiles.Rows(folder, "fuzz");
        if (rows.Count == 0)
        {
            return;
        }

        string[] columns = ["target", "inputs", "crashes", "hangs", "seconds", "memoryStart", "memoryEnd"];
        text.AppendLine().AppendLine("## Fuzzed").AppendLine();
        text.AppendLine("`dotnet run -c Release --project tests/ParkTwin.Fuzz`, kept as `results/fuzz.json`; memory in bytes.").AppendLine();
        Rows(text, columns, rows);
    }

    private static void Rows(StringBuilder text, string[] columns, IReadOnlyList<System.Text.Json.Nodes.JsonObject> rows)
    {
        text.AppendLine($"| {string.Join(" | ", columns)} |");
        text.AppendLine($"|{string.Concat(columns.Select(_ => "---|"))}");
        foreach (var row in rows)
        {
            text.AppendLine($"| {string.Join(" | ", columns.Select(column => row[column]?.ToString() ?? string.Empty))} |");
        }
    }

    private static void Soak(StringBuilder text, string folder)
    {
        if (SoakReport.Read(folder) is not { } report)
        {
            return;
        }

        text.AppendLine().AppendLine("## Long haul").AppendLine();
        var last = report.Samples[^1];
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            {last.Minute:0} minutes at {report.Rate:0} readings/s: {last.Readings:N0} readings with {last.ProcessorSeconds / last.Minute / 60:P0} of one core. The slopes are
            those of the second half. Archive and ledger hold every reading for good and grow with what is kept; everything else has to be flat.
            The heap is that after a full collection; 64 MiB of it are the newest groups of the journal, kept for its readers. A handle is held
            for each file of archive and ledger, at most 512 of each. The readings are stamped a quarter-hour apart, so that each minute of the
            run is months of a meter's life.


            """);
        text.Append(report.Markdown());
    }

    private static void Health(StringBuilder text) => text.AppendLine().Append(
        """
        ## Health and readiness

        `/health/ready` is 503 while one of these lasts and 200 again afterwards, without a restart; `tests/ParkTwin.Faults/HealthTests.cs` does
        each to a process whose disk it can make refuse.

        | what | `status` | entry |
        |---|---|---|
        | the journal is being replayed after a start | starting | `replay` |
        | the disk refuses or is full | failing | `journal` |
        | an enterprise cannot read what it needs | failing | `enterprise` |
        | the registry cannot be written | failing | `enterprise`, named registry |
        | what is applied cannot be saved | failing | `checkpoints` |

        ## What these runs cannot show

        - A disk that says it has flushed and has not: nothing above it can tell, and a power cut then loses what it claimed to hold.
        - The power cut keeps flushed from unflushed in memory; the device's own cache is not part of it.
        - Load, twin and checker share the two cores; what limits a rate here need not limit it elsewhere.

        """);
}
