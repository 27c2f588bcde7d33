using ParkTwin.Benchmarks;

var benchmarks = typeof(IBenchmark).Assembly.GetTypes()
    .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IBenchmark)))
    .Select(type => (IBenchmark)Activator.CreateInstance(type)!)
    .OrderBy(benchmark => benchmark.Name, StringComparer.Ordinal)
    .ToArray();
if (args.Length == 0 || Array.Find(benchmarks, one => one.Name == args[0]) is not { } chosen)
{
    Console.WriteLine("Usage: dotnet run -c Release --project tests/ParkTwin.Benchmarks -- NAME [arguments]");
    Array.ForEach(benchmarks, one => Console.WriteLine($"  {one.Name,-24} {one.Measures}"));
    return 1;
}

await chosen.RunAsync(args[1..]);
return 0;
