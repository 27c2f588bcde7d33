using Orleans.Runtime;
using Orleans.Storage;

namespace ParkTwin.Runtime.Tests;

public class StateTests
{
    [Fact]
    public async Task States_are_read_before_activation_and_written_on_demand()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<IAccountBookGrain>();
        Assert.Equal((0, false, null), await grain.State());
        Assert.Equal(5, await grain.Add(5));
        Assert.Equal((5, true, "1"), await grain.State());
        await bed.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["activate with 0 0", "deactivate ShuttingDown"], bed.Journal.Lines);
    }

    [Fact]
    public async Task A_stale_etag_ends_the_activation_and_the_next_one_reads_anew()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<IAccountBookGrain>();
        await grain.Add(5);
        await WriteFromElsewhere(bed, 100);
        var conflict = await Assert.ThrowsAsync<InconsistentStateException>(() => grain.Add(1));
        Assert.Equal(("2", "1"), (conflict.StoredEtag, conflict.CurrentEtag));
        await bed.Journal.Seen("deactivate ApplicationError");
        Assert.Equal(101, await grain.Add(1));
        Assert.Equal(2, await grain.Activation());
        Assert.Equal(["activate with 0 0", "deactivate ApplicationError", "activate with 100 0"], bed.Journal.Lines);
    }

    [Fact]
    public async Task A_cleared_state_is_gone()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<IAccountBookGrain>();
        await grain.Add(5);
        await grain.Clear();
        Assert.Equal((0, false, null), await grain.State());
        Assert.Equal(0, bed.Storage.Count);
        Assert.Equal(2, await grain.Add(2));
    }

    [Fact]
    public async Task What_storage_throws_reaches_the_grain_as_an_OrleansException_with_the_cause_inside()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<IAccountBookGrain>();
        await grain.Add(1);
        bed.Storage.Before = static operation => throw new IOException($"The disk refuses to {operation}.");
        var failed = await Assert.ThrowsAsync<OrleansException>(() => grain.Add(1));
        Assert.Equal("The disk refuses to write.", Assert.IsType<IOException>(failed.InnerException).Message);
        Assert.Equal(1, await grain.Activation());
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_fails_the_call_and_the_next_call_reads_again()
    {
        await using var bed = new GrainBed();
        bed.Storage.Before = static _ => throw new IOException("No disk.");
        var grain = bed.Grain<IAccountBookGrain>();
        await Assert.ThrowsAsync<OrleansException>(() => grain.Add(1));
        bed.Storage.Before = null;
        Assert.Equal(1, await grain.Add(1));
    }

    [Fact]
    public async Task Writes_that_wait_for_another_become_one()
    {
        await using var bed = new GrainBed();
        var operations = 0;
        var grain = bed.Grain<IAccountBookGrain>();
        await grain.State();
        bed.Storage.Before = async _ =>
        {
            Interlocked.Increment(ref operations);
            await Task.Yield();
        };
        await grain.SaveTwice();
        Assert.Equal(2, operations);
        await bed.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Storage_that_nobody_registered_is_named_in_the_failure()
    {
        await using var bed = new GrainBed();
        var failed = await Assert.ThrowsAsync<OrleansException>(() => bed.Grain<IHomelessGrain>().Ask());
        Assert.Contains("storage nowhere", failed.Message, StringComparison.Ordinal);
    }

    private static async Task WriteFromElsewhere(GrainBed bed, long total)
    {
        var id = GrainId.Create("accountbook", "one");
        var state = new Orleans.GrainState<BookState>();
        await bed.Storage.ReadStateAsync("book", id, state);
        state.State!.Total = total;
        await bed.Storage.WriteStateAsync("book", id, state);
    }
}
