using Orleans.Storage;

namespace ParkTwin.Runtime.Tests;

public class ChaosTests
{
    [Fact]
    public void A_book_that_is_kept_by_etags_survives_everything_at_once()
    {
        foreach (var seed in Seeds.Some(100))
        {
            GrainBed.RunSeeded(seed, bed => KeepBook(bed, seed), options => options.Chaos = ChaosOptions.Rough(seed));
        }
    }

    [Fact]
    public void Chaos_is_repeated_by_its_seed()
    {
        foreach (var seed in Seeds.Some(10))
        {
            var one = GrainBed.RunSeeded(seed, bed => KeepBook(bed, seed), options => options.Chaos = ChaosOptions.Rough(seed));
            var two = GrainBed.RunSeeded(seed, bed => KeepBook(bed, seed), options => options.Chaos = ChaosOptions.Rough(seed));
            Assert.True((one.Turns, one.Trace) == (two.Turns, two.Trace), Seeds.Failure(seed, "another order"));
        }
    }

    [Fact]
    public void A_resent_call_is_executed_twice_and_answered_once()
    {
        GrainBed.RunSeeded(1, async bed =>
        {
            await bed.Grain<ICounterGrain>().Add("j", 0, 1, new Batch());
            Assert.Equal(2, await bed.Grain<ICounterGrain>().Total());
        }, static options => options.Chaos = new() { Resend = 1 });
    }

    [Fact]
    public void A_timed_out_call_may_have_been_executed()
    {
        var totals = new HashSet<long>();
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var chaos = new ChaosOptions { TimeOut = 1, Seed = seed };
            GrainBed.RunSeeded(seed, async bed =>
            {
                await Assert.ThrowsAsync<TimeoutException>(() => bed.Grain<ICounterGrain>().Add("j", 0, 1, new Batch()));
                chaos.TimeOut = 0;
                totals.Add(await bed.Grain<ICounterGrain>().Total());
            }, options => options.Chaos = chaos);
        }

        Assert.Equal([0, 1], totals.Order());
    }

    [Fact]
    public void A_grain_may_end_after_any_turn()
    {
        GrainBed.RunSeeded(1, async bed =>
        {
            Assert.Equal(1, await bed.Grain<ICounterGrain>().Activation());
            Assert.Equal(2, await bed.Grain<ICounterGrain>().Activation());
            Assert.Equal(3, await bed.Grain<ICounterGrain>().Activation());
        }, static options => options.Chaos = new() { Deactivate = 1 });
    }

    [Fact]
    public void A_second_activation_sees_stored_state_alone_and_fences_the_first()
    {
        var fenced = 0;
        foreach (var seed in Enumerable.Range(1, 20))
        {
            GrainBed.RunSeeded(seed, async bed =>
            {
                for (var call = 0; call < 10; call++)
                {
                    try
                    {
                        await bed.Grain<IAccountBookGrain>().Add(1);
                    }
                    catch (InconsistentStateException)
                    {
                        fenced++;
                    }
                }
            }, options => options.Chaos = new() { ActivateTwice = 0.3, Seed = seed });
        }

        Assert.True(fenced > 0);
    }

    [Fact]
    public void Held_calls_are_overtaken()
    {
        var orders = new HashSet<string>();
        foreach (var seed in Enumerable.Range(1, 20))
        {
            GrainBed.RunSeeded(seed, async bed =>
            {
                var turns = await Task.WhenAll(
                    Enumerable.Range(0, 5).Select(_ => bed.Grain<ICounterGrain>().Add("j", 0, 1, new Batch())));
                orders.Add(string.Join(' ', turns.Select(static turn => turn.Turns)));
            }, options => options.Chaos = new() { Reorder = 0.5, Seed = seed });
        }

        Assert.True(orders.Count > 5);
    }

    // Each caller adds until its addition is acknowledged; an addition may count more often, never less.
    private static async Task KeepBook(GrainBed bed, int seed)
    {
        var acknowledged = 0;
        var sent = 0;
        var callers = Enumerable.Range(0, 4).Select(async caller =>
        {
            for (var call = 0; call < 10; call++)
            {
                for (var done = false; !done;)
                {
                    try
                    {
                        sent++;
                        await bed.Grain<IAccountBookGrain>($"book{caller % 2}").Add(1);
                        acknowledged++;
                        done = true;
                    }
                    catch (Exception failed) when (failed is TimeoutException or InconsistentStateException)
                    {
                        Assert.True(sent < 10_000, Seeds.Failure(seed, "no progress"));
                    }
                }
            }
        });
        await Task.WhenAll(callers);
        var total = await Stored(bed, "book0") + await Stored(bed, "book1");
        Assert.True(
            total >= acknowledged && total <= 2 * sent,
            Seeds.Failure(seed, $"{total} stored, {acknowledged} acknowledged, {sent} sent"));
    }

    private static async Task<long> Stored(GrainBed bed, string key)
    {
        var state = new Orleans.GrainState<BookState>();
        await bed.Storage.ReadStateAsync("book", Orleans.Runtime.GrainId.Create("accountbook", key), state);
        return state.State!.Total;
    }
}
