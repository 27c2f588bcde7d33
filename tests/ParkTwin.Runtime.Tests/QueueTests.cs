namespace ParkTwin.Runtime.Tests;

public class QueueTests
{
    [Fact]
    public async Task A_call_starts_when_the_one_before_has_ended_awaits_included()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<IGateGrain>();
        var wait = grain.Wait();
        var write = grain.Write();
        Assert.Equal("wait", await grain.Diary());
        Assert.False(write.IsCompleted);
        await grain.OpenNow();
        await Task.WhenAll(wait, write);
        Assert.Equal("wait, open now, waited, write", await grain.Diary());
    }

    [Fact]
    public async Task Calls_of_one_caller_start_in_order()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<ICounterGrain>();
        var calls = Enumerable.Range(0, 1000).Select(number => grain.Add("j", number, number + 1, new Batch())).ToArray();
        var answers = await Task.WhenAll(calls);
        Assert.Equal(Enumerable.Range(1, 1000), answers.Select(answer => answer.Turns));
    }

    [Fact]
    public async Task Read_only_calls_interleave_with_each_other_and_with_nothing_else()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<IGateGrain>();
        var (one, two, write) = (grain.Read(), grain.Read(), grain.Write());
        Assert.Equal("read, read", await grain.Diary());
        Assert.False(write.IsCompleted);
        await grain.OpenNow();
        await Task.WhenAll(one, two, write);
        Assert.Equal(2, await two);
        Assert.Equal("read, read, open now, write", await grain.Diary());
    }

    [Fact]
    public async Task Calls_of_a_reentrant_grain_interleave()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<IReentrantGrain>();
        var waits = Enumerable.Range(0, 5).Select(_ => grain.Wait()).ToArray();
        await grain.Open();
        await Task.WhenAll(waits);
        Assert.Equal(5, await grain.MostAtOnce());
    }

    [Fact]
    public async Task The_caller_of_a_one_way_call_does_not_wait_and_hears_of_no_failure()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<IGateGrain>();
        var wait = grain.Wait();
        var told = grain.Tell("told");
        Assert.True(told.IsCompletedSuccessfully);
        await grain.OpenNow();
        await wait;
        await grain.Write();
        Assert.Equal("wait, open now, waited, told, write", await grain.Diary());
    }

    [Fact]
    public async Task Awaits_resume_on_the_grain_and_only_Task_Run_leaves_it()
    {
        await using var bed = new GrainBed();
        Assert.True(await bed.Grain<ISchedulerGrain>().ResumesOnItself());
    }

    [Fact]
    public async Task Turns_of_one_grain_never_run_at_the_same_time()
    {
        await using var bed = new GrainBed();
        var callers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var grain = bed.Grain<ISchedulerGrain>();
            for (var call = 0; call < 200; call++)
            {
                await grain.CountWithoutLocks(50);
            }
        }));
        await Task.WhenAll(callers);
        Assert.Equal(8 * 200 * 50, await bed.Grain<ISchedulerGrain>().CountWithoutLocks(0));
    }

    [Fact]
    public void A_chain_that_comes_back_to_its_own_beginning_times_out()
    {
        foreach (var seed in Seeds.Some(20))
        {
            GrainBed.RunSeeded(seed, async bed =>
            {
                var start = bed.Clock.GetUtcNow();
                var grain = bed.Grain<IChainGrain>("a");
                var asked = grain.Ask("b");
                Assert.Equal("c", await bed.Grain<IChainGrain>("c").Name());
                var late = await Assert.ThrowsAsync<TimeoutException>(() => asked);
                Assert.Contains("IChainGrain.Ask", late.Message, StringComparison.Ordinal);
                Assert.InRange(bed.Clock.GetUtcNow() - start, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6));
                Assert.Equal("a", await grain.Name());
            }, options => options.ResponseTimeout = TimeSpan.FromSeconds(4));
        }
    }

    [Fact]
    public void A_method_may_have_a_response_timeout_of_its_own()
    {
        GrainBed.RunSeeded(1, async bed =>
        {
            var start = bed.Clock.GetUtcNow();
            var asked = bed.Grain<IGateGrain>().Forever();
            await Assert.ThrowsAsync<TimeoutException>(() => asked);
            Assert.InRange(bed.Clock.GetUtcNow() - start, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(8));
        }, options => options.DeactivationTimeout = TimeSpan.FromSeconds(1), stop: false);
    }

    [Fact]
    public void A_call_that_timed_out_in_the_queue_is_not_executed_later()
    {
        GrainBed.RunSeeded(2, async bed =>
        {
            var grain = bed.Grain<IGateGrain>();
            var wait = grain.Wait();
            await Assert.ThrowsAsync<TimeoutException>(grain.Write);
            await Assert.ThrowsAsync<TimeoutException>(() => wait);
            await grain.OpenNow();
            await grain.Open();
            Assert.Equal("wait, open now, waited, open", await grain.Diary());
        });
    }
}
