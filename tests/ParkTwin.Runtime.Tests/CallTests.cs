namespace ParkTwin.Runtime.Tests;

public class CallTests
{
    [Fact]
    public async Task A_grain_is_activated_by_its_first_call_and_keeps_its_state()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<ICounterGrain>("a/b");
        Assert.Empty(bed.Journal.Lines);
        Assert.Equal(new Answer(5, 1), await grain.Add("j", 0, 5, new Batch()));
        Assert.Equal(new Answer(7, 2), await bed.Grain<ICounterGrain>("a/b").Add("j", 5, 7, new Batch()));
        Assert.Equal(0, await bed.Grain<ICounterGrain>("other").Total());
        Assert.Equal(["activate a/b", "activate other"], bed.Journal.Lines);
    }

    [Fact]
    public async Task Every_kind_of_result_comes_back()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<ICounterGrain>();
        await grain.Nothing();
        await grain.Quick();
        Assert.Equal(3, await grain.Length("abc"));
        Assert.Equal("one", await grain.Key());
    }

    [Fact]
    public async Task What_never_changes_crosses_by_reference()
    {
        await using var bed = new GrainBed();
        var (label, batch) = (new Label("x", [1, 2]), new Batch());
        Assert.Same(label, await bed.Grain<ICounterGrain>().Echo(label));
        Assert.Same(batch, await bed.Grain<ICounterGrain>().Same(batch));
    }

    [Fact]
    public async Task Exceptions_travel_to_the_caller_and_the_grain_lives_on()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<ICounterGrain>();
        var activation = await grain.Activation();
        Assert.Equal("now", (await Assert.ThrowsAsync<InvalidDataException>(() => grain.Fail("now"))).Message);
        Assert.Equal("later", (await Assert.ThrowsAsync<InvalidDataException>(() => grain.FailLater("later"))).Message);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(grain.Cancel);
        Assert.Equal(activation, await grain.Activation());
    }

    [Fact]
    public async Task A_failed_activation_fails_the_waiting_calls_and_the_next_call_tries_again()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<IMoodyGrain>();
        var (one, two) = (grain.Ask(), grain.Ask());
        Assert.Equal("Not today.", (await Assert.ThrowsAsync<InvalidDataException>(() => one)).Message);
        await Assert.ThrowsAsync<InvalidDataException>(() => two);
        Assert.Equal(2, await grain.Ask());
        Assert.Equal(["dispose 1"], bed.Journal.Lines);
    }

    [Fact]
    public async Task Interfaces_and_types_may_be_internal_and_one_way_calls_of_any_form_answer_at_once()
    {
        await using var bed = new GrainBed();
        var grain = bed.Grain<IHiddenGrain>();
        Assert.Equal(new Hidden(4), await grain.Same(new Hidden(4)));
        Assert.Equal(0, await grain.Tell());
        Assert.Equal(0, await grain.TellValue());
        grain.TellNothing();
        Assert.Equal(3, await grain.Told());
    }
}
