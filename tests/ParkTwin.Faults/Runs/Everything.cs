using ParkTwin.Faults.Reports;
using ParkTwin.Faults.Twins;

namespace ParkTwin.Faults.Runs;

/// <summary>Runs faults from the command line and keeps their results.</summary>
internal static class Everything
{
    /// <summary>Runs one; with <c>--join</c> it adds to the kept result, so that a long run can be done in pieces.</summary>
    /// <returns>0 when nothing was lost and nothing went wrong; 2 where it cannot be done here.</returns>
    public static async Task<int> OneAsync(IFault fault, Arguments arguments)
    {
        if (fault.Unable is { } why)
        {
            Console.WriteLine($"{fault.Name}: not done here: {why}");
            return 2;
        }

        var result = await fault.RunAsync(arguments, text => Console.WriteLine($"{fault.Name}: {text}")) with { Machine = Machine.Describe() };
        var folder = arguments.Text("results") ?? Places.Results;
        if (arguments.Has("join") && ResultFiles.Read(folder, fault.Name) is { } before)
        {
            result = ResultFiles.Join(before, result);
        }

        var file = arguments.Has("keep-not") ? "(not kept)" : ResultFiles.Write(folder, result);
        Console.WriteLine(
            $"{fault.Name}: {result.Runs} runs, {result.Acknowledged} acknowledged, {result.Lost} lost, {result.Doubled} doubled, "
            + $"{result.Wrong} wrong, {result.Seconds:0} s -> {file}");
        foreach (var line in result.Measured)
        {
            Console.WriteLine($"  {line}");
        }

        foreach (var problem in result.Problems)
        {
            Console.WriteLine($"  PROBLEM {problem}");
        }

        return result.Problems.Count == 0 ? 0 : 1;
    }

    /// <summary>Runs all, then writes the table.</summary>
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var worst = 0;
        foreach (var fault in AllFaults.List)
        {
            var lengths = arguments.Has("short") ? fault.Lengths.Short : fault.Lengths.Whole;
            var code = await OneAsync(fault, new Arguments(lengths.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
            worst = Math.Max(worst, code == 2 ? 0 : code);
        }

        if (!arguments.Has("short"))
        {
            Table.Write(arguments);
        }

        return worst;
    }
}
