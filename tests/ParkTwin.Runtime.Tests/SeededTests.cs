namespace ParkTwin.Runtime.Tests;

public class SeededTests
{
    [Fact]
    public void A_seed_repeats_its_order_and_seeds_differ()
    {
        var traces = new HashSet<ulong>();
        foreach (var seed in Seeds.Some(20))
        {
            var (one, two) = (Scenario(seed), Scenario(seed));
            Assert.True(one == two, Seeds.Failure(seed, $"{one} and {two}"));
            traces.Add(one.Trace);
        }

        Assert.True(Seeds.IsReplay || traces.Count > 15);
    }

    [Fact]
    public void Virtual_days_pass_in_no_time()
    {
        GrainBed.RunSeeded(5, async bed =>
        {
            var grain = bed.Grain<ITimerGrain>();
            await grain.Start(TimeSpan.FromHours(1), TimeSpan.FromHours(1), false, true);
            await Task.Delay(TimeSpan.FromDays(3), bed.Clock);
            Assert.Equal(71, await grain.Ticks(), 1.0);
        }, options => options.CollectionAge = TimeSpan.FromHours(2));
    }

    [Fact]
    public void A_run_that_waits_for_nothing_says_so()
    {
        var scheduler = new SeededTurnScheduler(7);
        var stuck = Assert.Throws<InvalidOperationException>(() => scheduler.Run(() => new TaskCompletionSource().Task));
        Assert.Contains("Seed 7", stuck.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_run_throws_comes_out()
    {
        var scheduler = new SeededTurnScheduler(7);
        Assert.Throws<InvalidDataException>(() => scheduler.Run(async () =>
        {
            await Task.Yield();
            throw new InvalidDataException();
        }));
        var ran = false;
        scheduler.Run(() =>
        {
            ran = true;
            return Task.CompletedTask;
        });
        Assert.True(ran);
    }

    [Fact]
    public void A_turn_from_another_thread_is_found_out()
    {
        var scheduler = new SeededTurnScheduler(8, () => true);
        var found = Assert.Throws<InvalidOperationException>(() => scheduler.Run(async () =>
        {
            var other = new Thread(() => scheduler.Schedule(new Nothing()));
            other.Start();
            other.Join();
            await Task.Yield();
        }));
        Assert.Contains("another thread", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_runs_on_the_one_thread()
    {
        var thread = Environment.CurrentManagedThreadId;
        GrainBed.RunSeeded(9, async bed =>
        {
            for (var round = 0; round < 20; round++)
            {
                await bed.Grain<ICounterGrain>($"g{round % 3}").Quick();
                Assert.Equal(thread, Environment.CurrentManagedThreadId);
            }
        });
    }

    private sealed class Nothing : IThreadPoolWorkItem
    {
        public void Execute()
        {
        }
    }

    private static (ulong Trace, long Turns, string Diary) Scenario(int seed)
    {
        var diary = "";
        var scheduler = GrainBed.RunSeeded(seed, async bed =>
        {
            var callers = Enumerable.Range(0, 6).Select(async caller =>
            {
                for (var call = 0; call < 10; call++)
                {
                    await bed.Grain<ICounterGrain>($"g{(caller + call) % 3}").Quick();
                    diary += caller;
                }
            });
            await Task.WhenAll(callers);
        });
        return (scheduler.Trace, scheduler.Turns, diary);
    }
}
