using System.Text.Json;
using ParkTwin.Fuzz;
using ParkTwin.Fuzz.Engine;

FuzzOptions options;
try
{
    options = FuzzOptions.Read(args);
}
catch (FormatException fault)
{
    Console.Error.WriteLine(fault.Message);
    Console.Error.WriteLine(FuzzOptions.Usage);
    return 2;
}

if (options.List)
{
    Console.WriteLine(string.Join(Environment.NewLine, AllTargets.Names));
    return 0;
}

var results = new List<FuzzResult>();
var log = options.Json ? Console.Error : Console.Out;
foreach (var name in options.Targets.Count > 0 ? options.Targets : AllTargets.Names)
{
    using var target = AllTargets.Make(name);
    var run = new FuzzRun(target, options, log);
    if (options.Replay is { } file)
    {
        run.Replay(PresentInput.Read(file));
        continue;
    }

    var inputs = options.Targets.Count > 0 ? options.Inputs : Math.Max(200, (long)(options.Inputs * target.Share));
    var result = run.Run(inputs);
    results.Add(result);
    log.WriteLine(
        $"{name,-16} {result.Inputs,12:N0} inputs {result.Inputs / Math.Max(0.01, result.Seconds),12:N0} /s  {result.Crashes} crashes, "
        + $"{result.Hangs} hangs, {result.Outcomes:N0} outcomes, memory {result.MemoryStart / 1024:N0} -> {result.MemoryEnd / 1024:N0} KB");
}

if (options.Json)
{
    Console.WriteLine(JsonSerializer.Serialize(results, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }));
}

return results.TrueForAll(one => one.IsClean) ? 0 : 1;
