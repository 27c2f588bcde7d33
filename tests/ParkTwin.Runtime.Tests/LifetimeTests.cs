using Orleans.Runtime;

namespace ParkTwin.Runtime.Tests;

public class LifetimeTests
{
    [Fact]
    public async Task A_grain_that_nobody_calls_is_deactivated_and_comes_back_fresh()
    {
        await using var bed = new GrainBed(options => options.CollectionAge = TimeSpan.FromMinutes(10));
        var grain = bed.Grain<ICounterGrain>();
        await grain.Add("j", 0, 3, new Batch());
        bed.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(3, await grain.Total());
        bed.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(3, await grain.Total());
        bed.Clock.Advance(TimeSpan.FromMinutes(11));
        await bed.Journal.Seen("deactivate one ActivationIdle");
        Assert.Equal(0, await grain.Total());
        Assert.Equal(2, await grain.Activation());
    }

    [Fact]
    public async Task DelayDeactivation_keeps_a_grain_and_zero_lets_it_go()
    {
        await using var bed = new GrainBed(options => options.CollectionAge = TimeSpan.FromMinutes(1));
        var (kept, let) = (bed.Grain<ICounterGrain>("kept"), bed.Grain<ICounterGrain>("let"));
        await kept.Keep(TimeSpan.FromHours(1));
        await let.Keep(Timeout.InfiniteTimeSpan);
        await let.Keep(TimeSpan.Zero);
        bed.Clock.Advance(TimeSpan.FromMinutes(30));
        await bed.Journal.Seen("deactivate let ActivationIdle");
        Assert.DoesNotContain("deactivate kept ActivationIdle", bed.Journal.Lines);
        bed.Clock.Advance(TimeSpan.FromMinutes(31));
        await bed.Journal.Seen("deactivate kept ActivationIdle");
    }

    [Fact]
    public async Task DeactivateOnIdle_ends_the_activation_and_waiting_calls_go_to_the_next()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<ICounterGrain>();
        Assert.Equal(1, await grain.Activation());
        var leave = grain.Leave();
        var after = Enumerable.Range(0, 20).Select(_ => grain.Activation()).ToArray();
        await leave;
        Assert.All(await Task.WhenAll(after), activation => Assert.Equal(2, activation));
        Assert.Equal(["activate one", "deactivate one ApplicationRequested", "activate one"], bed.Journal.Lines);
    }

    [Fact]
    public async Task A_stop_deactivates_every_grain_after_its_running_call()
    {
        await using var bed = new GrainBed();
        for (var number = 0; number < 50; number++)
        {
            await bed.Grain<ICounterGrain>($"g{number}").Nothing();
        }

        var gate = bed.Grain<IGateGrain>();
        var wait = gate.Wait();
        Assert.Equal("wait", await gate.Diary());
        var stop = bed.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(stop.IsCompleted);
        Assert.Equal(0, await Task.Run(() => 0));
        await Assert.ThrowsAsync<OrleansMessageRejectionException>(() => bed.Grain<ICounterGrain>("new").Nothing());
        Assert.False(wait.IsCompleted);
    }

    [Fact]
    public async Task A_stop_calls_OnDeactivateAsync_of_every_grain()
    {
        await using var bed = new GrainBed();
        for (var number = 0; number < 50; number++)
        {
            await bed.Grain<ICounterGrain>($"g{number}").Nothing();
        }

        await bed.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(50, bed.Journal.Lines.Count(static line => line.EndsWith("ShuttingDown", StringComparison.Ordinal)));
        await Assert.ThrowsAsync<OrleansMessageRejectionException>(() => bed.Grain<ICounterGrain>("g1").Nothing());
    }

    [Fact]
    public async Task A_stop_does_not_wait_longer_than_its_token()
    {
        await using var bed = new GrainBed();
        var gate = bed.Grain<IGateGrain>();
        var forever = gate.Forever();
        await gate.Diary();
        await bed.StopAsync(new CancellationToken(true));
        Assert.False(forever.IsCompleted);
    }
}
