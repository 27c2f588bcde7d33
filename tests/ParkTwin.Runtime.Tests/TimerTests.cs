namespace ParkTwin.Runtime.Tests;

public class TimerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_timer_ticks_when_due_and_then_each_period()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<ITimerGrain>();
        await grain.Start(5 * Second, 2 * Second, interleave: false, keepAlive: false);
        bed.Clock.Advance(4 * Second);
        Assert.Equal(0, await grain.Ticks());
        bed.Clock.Advance(Second);
        Assert.Equal(1, await grain.Ticks());
        for (var tick = 2; tick < 6; tick++)
        {
            bed.Clock.Advance(2 * Second);
            Assert.Equal(tick, await grain.Ticks());
        }
    }

    [Fact]
    public async Task An_infinite_period_ticks_once_and_a_disposed_timer_not_at_all()
    {
        await using var bed = new GrainBed();
        var (once, never) = (bed.Grain<ITimerGrain>("once"), bed.Grain<ITimerGrain>("never"));
        await once.Start(Second, Timeout.InfiniteTimeSpan, false, false);
        await never.Start(Second, Second, false, false);
        await never.Stop();
        for (var second = 0; second < 5; second++)
        {
            bed.Clock.Advance(Second);
            await once.Ticks();
        }

        Assert.Equal(1, await once.Ticks());
        Assert.Equal(0, await never.Ticks());
    }

    [Fact]
    public async Task A_failed_tick_does_not_end_the_timer()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<ITimerGrain>();
        await grain.Start(Second, Second, false, false);
        await grain.FailNext();
        bed.Clock.Advance(Second);
        Assert.Equal(1, await grain.Ticks());
        bed.Clock.Advance(Second);
        Assert.Equal(2, await grain.Ticks());
    }

    [Fact]
    public async Task A_changed_timer_keeps_its_new_times()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<ITimerGrain>();
        await grain.Start(Second, Second, false, false);
        await grain.Change(10 * Second, 3 * Second);
        bed.Clock.Advance(9 * Second);
        Assert.Equal(0, await grain.Ticks());
        bed.Clock.Advance(Second);
        Assert.Equal(1, await grain.Ticks());
        bed.Clock.Advance(3 * Second);
        Assert.Equal(2, await grain.Ticks());
    }

    [Fact]
    public async Task A_tick_keeps_calls_waiting_unless_it_interleaves()
    {
        await using var bed = new GrainBed();
        foreach (var interleave in new[] { false, true })
        {
            var grain = bed.Grain<ITimerGrain>(interleave ? "interleaves" : "waits");
            await grain.Start(Second, Second, interleave, false);
            await grain.HoldNext();
            bed.Clock.Advance(Second);
            Assert.Equal(1, await grain.TicksNow());
            var call = grain.Ticks();
            if (interleave)
            {
                Assert.Equal(1, await call);
                await grain.Release();
            }
            else
            {
                await grain.TicksNow();
                Assert.False(call.IsCompleted);
                await grain.Release();
                Assert.Equal(1, await call);
            }
        }
    }

    [Fact]
    public async Task The_next_period_begins_when_the_tick_has_ended()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<ITimerGrain>();
        await grain.Start(Second, Second, false, false);
        await grain.HoldNext();
        bed.Clock.Advance(Second);
        bed.Clock.Advance(5 * Second);
        Assert.Equal(1, await grain.TicksNow());
        await grain.Release();
        Assert.Equal(1, await grain.Ticks());
        bed.Clock.Advance(Second);
        Assert.Equal(2, await grain.Ticks());
    }

    [Fact]
    public async Task Ticks_keep_a_grain_in_memory_only_if_they_are_told_to()
    {
        await using var bed = new GrainBed(options => options.CollectionAge = TimeSpan.FromMinutes(1));
        var (kept, left) = (bed.Grain<ITimerGrain>("kept"), bed.Grain<ITimerGrain>("left"));
        await kept.Start(10 * Second, 10 * Second, false, keepAlive: true);
        await left.Start(10 * Second, 10 * Second, false, keepAlive: false);
        for (var step = 0; step < 9; step++)
        {
            bed.Clock.Advance(10 * Second);
            while (await bed.Grain<ITimerGrain>("kept").TicksNow() <= step)
            {
                await Task.Yield();
            }
        }

        await bed.Journal.Seen("deactivate left ActivationIdle");
        Assert.DoesNotContain("deactivate kept ActivationIdle", bed.Journal.Lines);
    }
}
