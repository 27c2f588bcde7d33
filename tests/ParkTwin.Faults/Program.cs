using ParkTwin.Faults;
using ParkTwin.Faults.Reports;
using ParkTwin.Faults.Runs;
using ParkTwin.Faults.Twins;

var faults = AllFaults.List;
var name = args.Length > 0 ? args[0] : string.Empty;
switch (name)
{
    case "host":
        return await AlteredHost.RunAsync(args[1..]);
    case "table":
        Table.Write(new Arguments(args[1..]));
        return 0;
    case "all":
        return await Everything.RunAsync(new Arguments(args[1..]));
    case "help":
        Console.WriteLine("Usage: dotnet run -c Release --project tests/ParkTwin.Faults -- NAME [options]");
        foreach (var one in faults)
        {
            Console.WriteLine($"  {one.Name,-12} {one.Options,-44} {one.What}");
        }

        Console.WriteLine($"  {"table",-12} {string.Empty,-44} writes docs/reliability.md from the results that lie here");
        Console.WriteLine($"  {"all",-12} {"[--short]",-44} does everything, then the table");
        return 0;
    default:
        return faults.FirstOrDefault(one => one.Name == name) is { } fault
            ? await Everything.OneAsync(fault, new Arguments(args[1..]))
            : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
}
