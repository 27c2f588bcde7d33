using ParkTwin.Fuzz.Engine;

namespace ParkTwin.Fuzz.Tests;

/// <summary>The fuzzer itself: it finds what is broken, says how to see it again, and does the same for the same seed.</summary>
public sealed class FuzzerTests
{
    [Fact]
    public void A_fault_behind_four_bytes_is_found_because_each_step_towards_it_is_kept()
    {
        using var target = new PlantedTarget();
        using var log = new StringWriter();
        var run = new FuzzRun(target, Options, log);

        var result = run.Run(2_000_000);

        Assert.True(result.Crashes > 0, $"{result}");
        Assert.Contains("--target planted --replay", log.ToString(), StringComparison.Ordinal);
        var file = log.ToString().Split("--replay ")[1].Split('\n')[0].Trim();
        Assert.Throws<InvalidOperationException>(() => new FuzzRun(target, Options, log).Replay(PresentInput.Read(file)));
    }

    [Fact]
    public void An_input_that_allocates_without_bound_is_a_finding()
    {
        using var target = new PlantedTarget { Allocates = true };
        var result = new FuzzRun(target, Options, TextWriter.Null).Run(2_000);
        Assert.True(result.Crashes > 0, $"{result}");
    }

    [Fact]
    public void The_same_seed_gives_the_same_inputs()
    {
        ulong Sum()
        {
            using var target = new PlantedTarget { Sums = true };
            new FuzzRun(target, Options, TextWriter.Null).Run(20_000);
            return target.Sum;
        }

        Assert.Equal(Sum(), Sum());
    }

    [Fact]
    public void A_hang_is_seen_from_outside()
    {
        using var seen = new ManualResetEventSlim();
        using var watchdog = new Watchdog(TimeSpan.FromMilliseconds(1), seen.Set);
        watchdog.Begin();
        Assert.True(seen.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    private static FuzzOptions Options => new() { Directory = Places.Kept };

    /// <summary>Breaks at the word "deep", which no single change makes of what it begins with.</summary>
    private sealed class PlantedTarget : FuzzTarget
    {
        public override string Name => "planted";

        public override double Share => 1;

        public override int LargestInput => 16;

        public bool Allocates { get; init; }

        public bool Sums { get; init; }

        public ulong Sum { get; private set; }

        public override IEnumerable<byte[]> Seeds() => [[1, 2, 3, 4, 5, 6]];

        public override void Run(ReadOnlySpan<byte> input, ref Outcome outcome)
        {
            if (Sums)
            {
                foreach (var value in input)
                {
                    Sum = unchecked((Sum * 31) + value);
                }

                return;
            }

            if (Allocates && input.Length > 2)
            {
                GC.KeepAlive(new byte[1_000_000]);
            }

            var common = input.CommonPrefixLength("deep"u8);
            outcome.Add(common);
            if (common == 4)
            {
                throw new InvalidOperationException("deep");
            }
        }
    }
}
