using Orleans;
using Orleans.Runtime;

namespace ParkTwin.Runtime.Tests;

public class ReferenceTests
{
    [Fact]
    public async Task References_to_one_grain_are_equal()
    {
        await using var bed = new GrainBed();
        Assert.Equal(bed.Grain<ICounterGrain>("a"), bed.Grain<ICounterGrain>("a"));
        Assert.NotEqual(bed.Grain<ICounterGrain>("a"), bed.Grain<ICounterGrain>("A"));
        Assert.Equal("counter/a", bed.Grain<ICounterGrain>("a").GetGrainId().ToString());
        Assert.Equal("moody/a", bed.Grain<IMoodyGrain>("a").GetGrainId().ToString());
    }

    [Fact]
    public async Task A_grain_passes_itself_on_as_a_reference()
    {
        await using var bed = new GrainBed();
        var me = await bed.Grain<IChainGrain>("a").Me();
        Assert.Equal(bed.Grain<IChainGrain>("a"), me);
        Assert.Equal("b>a", await bed.Grain<IChainGrain>("b").Call(me));
    }

    [Fact]
    public async Task A_grain_can_be_found_by_its_id()
    {
        await using var bed = new GrainBed();
        var id = bed.Grain<ICounterGrain>("park/enterprise").GetGrainId();
        Assert.Equal("park/enterprise", await bed.Grains.GetGrain<ICounterGrain>(GrainId.Parse(id.ToString())).Key());
        Assert.Throws<ArgumentException>(() => bed.Grains.GetGrain<ICounterGrain>(GrainId.Create("gate", "x")));
        Assert.Throws<ArgumentException>(() => bed.Grains.GetGrain<ICounterGrain>(GrainId.Create("nobody", "x")));
    }

    [Theory]
    [InlineData("enterprise/qsh/e1", "enterprise", "qsh/e1")]
    [InlineData("park/qsh", "park", "qsh")]
    public void Ids_are_written_type_slash_key(string text, string type, string key)
    {
        var id = GrainId.Parse(text);
        Assert.Equal((type, key), (id.Type.ToString(), id.Key.ToString()));
        Assert.Equal(text, id.ToString());
        Assert.Equal(id, GrainId.Create(type, key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("/x")]
    [InlineData("x/")]
    [InlineData(null)]
    public void What_is_no_id_is_refused(string? text) => Assert.False(GrainId.TryParse(text, out _));

    [Fact]
    public async Task An_empty_key_is_refused()
    {
        await using var bed = new GrainBed();
        Assert.Throws<ArgumentException>(() => bed.Grain<ICounterGrain>(" "));
    }

    [Fact]
    public void A_grain_made_outside_the_runtime_has_no_context()
    {
        var grain = new CounterGrain(new());
        Assert.Null(grain.GrainContext);
        Assert.Throws<ArgumentException>(() => grain.GetPrimaryKeyString());
    }
}
