using System.Globalization;

namespace ParkTwin.Simulation;

/// <summary>The whole twin over seeds. PARKTWIN_SEEDS runs more of them; one alone is replayed from the command line.</summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    /// <summary>As many as the suite has time for; 10,000 were run (docs/reliability.md).</summary>
    private const int Default = 2000;
    private const int Repeated = 40;
    private const int MostForSabotage = 1_000;

    private static int Seeds => Environment.GetEnvironmentVariable("PARKTWIN_SEEDS") is { Length: > 0 } more
        ? int.Parse(more, CultureInfo.InvariantCulture)
        : Default;

    [Fact]
    public void Whatever_happens_no_acknowledged_reading_is_lost_none_counts_twice_and_every_ledger_is_right()
    {
        var tally = Tally.Of(Seeds, 0, null, Sabotage.None, Environment.ProcessorCount);
        output.WriteLine($"{tally.Seeds} seeds, {tally.Crashes} crashes, {tally.Acknowledged} messages acknowledged.");
        foreach (var (plan, failure) in tally.Failures.Take(5))
        {
            output.WriteLine($"Seed {plan.Seed}: {failure.Message}\n  Replay: {CommandLine.Replay(plan, null)}");
        }

        Assert.Empty(tally.Failures.Select(one => one.Plan.Seed));
        Assert.True(tally.Acknowledged > 10L * tally.Seeds, "Hardly anything was acknowledged: the runs show nothing.");
    }

    [Fact]
    public void A_seed_goes_the_same_way_twice()
    {
        for (var seed = 0; seed < Repeated; seed++)
        {
            var (first, second) = (Went(seed), Went(seed));
            Assert.Equal(first, second);
        }
    }

    [Theory]
    [InlineData("LyingDisk")]
    [InlineData("AcknowledgeEarly")]
    [InlineData("ApplyTwice")]
    [InlineData("ForgetState")]
    [InlineData("ReleaseEarly")]
    public void A_broken_build_is_caught_within_a_thousand_seeds_and_the_seed_shows_it_again(string name)
    {
        var sabotage = Enum.Parse<Sabotage>(name);
        var tally = Tally.Of(MostForSabotage, 0, null, sabotage, Environment.ProcessorCount, stopAtFirst: true);
        Assert.True(tally.Failures.Count > 0, $"{name} was not noticed in {tally.Seeds} seeds.");
        var (plan, failure) = tally.Failures[0];
        var replay = CommandLine.Replay(plan, null);
        output.WriteLine($"{name}: caught at seed {plan.Seed}, after {tally.Seeds} seeds: {failure.Message}\n  Replay: {replay}");
        var violation = Assert.IsType<Violation>(failure);
        Assert.NotEqual(Broken.Stuck, violation.Kind);
        var again = Assert.Throws<Violation>(() => new Run(plan).Go());
        Assert.Equal(violation.Message, again.Message);
        Assert.Equal(1, CommandLine.Run(replay[(CommandLine.Project.Length + 1)..].Split(' ')));
    }

    private static (ulong Trace, long Count, long Acknowledged, int Crashes, long Steps) Went(int seed)
    {
        var run = new Run(RunPlan.Of(seed));
        run.Go();
        return (run.Trace.Hash, run.Trace.Count, run.Acknowledged, run.Crashes, run.Steps);
    }
}
