using ParkTwin.Fuzz.Engine;

// Live memory is measured over a run: nothing else may run beside it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ParkTwin.Fuzz.Tests;

/// <summary>
/// Every target for a moment, with a seed that stays: the whole corpus and some thousands of inputs made from it. The long runs are a
/// command: <c>dotnet run -c Release --project tests/ParkTwin.Fuzz -- --inputs 10000000</c>.
/// </summary>
public sealed class FuzzTests
{
    private static readonly TimeSpan Share = TimeSpan.FromSeconds(1.5);

    public static TheoryData<string> Targets => [.. AllTargets.Names];

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_corpus_and_what_is_made_from_it_neither_crash_nor_hang(string name)
    {
        using var target = AllTargets.Make(name);
        using var log = new StringWriter();
        var run = new FuzzRun(target, new FuzzOptions { Deadline = Share, Directory = Places.Kept }, log);

        var result = run.Run(200_000);

        Assert.True(result.IsClean, $"{result}{Environment.NewLine}{log}");
        Assert.True(result.Corpus > 0, $"{name} has neither a corpus nor seeds, and nothing new was found.");
        Assert.True(result.Outcomes > 1, $"Every input of {name} does the same thing: {result}");
    }
}
