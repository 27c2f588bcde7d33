namespace ParkTwin.Runtime.Tests;

public class ObserverTests
{
    [Fact]
    public async Task An_observer_hears_the_grain_and_the_grain_its_answer()
    {
        await using var bed = new GrainBed();
        var listener = new Listener();
        var reference = bed.Grains.CreateObjectReference<IListener>(listener);
        var speaker = bed.Grain<ISpeakerGrain>();
        await speaker.Add(reference);
        await speaker.Add(reference);
        Assert.Equal(1, await speaker.Say("hello"));
        await speaker.Whisper("psst");
        await listener.Whispered.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(["hello", "psst"], listener.Heards);
        await speaker.Remove(reference);
        Assert.Equal(0, await speaker.Say("again"));
    }

    [Fact]
    public async Task What_an_observer_throws_reaches_the_grain()
    {
        await using var bed = new GrainBed();
        var listener = new Listener();
        var speaker = bed.Grain<ISpeakerGrain>();
        await speaker.Add(bed.Grains.CreateObjectReference<IListener>(listener));
        await Assert.ThrowsAsync<InvalidDataException>(() => speaker.Say("bad"));
        GC.KeepAlive(listener);
    }

    [Fact]
    public void Calls_to_a_deleted_observer_time_out()
    {
        GrainBed.RunSeeded(3, async bed =>
        {
            var listener = new Listener();
            var reference = bed.Grains.CreateObjectReference<IListener>(listener);
            var speaker = bed.Grain<ISpeakerGrain>();
            await speaker.Add(reference);
            bed.Grains.DeleteObjectReference<IListener>(reference);
            await speaker.Whisper("anybody?");
            await Assert.ThrowsAsync<TimeoutException>(() => speaker.Say("anybody?"));
            Assert.Empty(listener.Heards);
        });
    }

    [Fact]
    public async Task The_object_itself_is_refused_where_its_reference_belongs()
    {
        await using var bed = new GrainBed();
        var refused = await Assert.ThrowsAsync<NotSupportedException>(() => bed.Grain<ISpeakerGrain>().Add(new Listener()));
        Assert.Contains("CreateObjectReference", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => bed.Grains.DeleteObjectReference<IListener>(new Listener()));
    }

    [Fact]
    public async Task Two_references_to_one_object_are_two_observers()
    {
        await using var bed = new GrainBed();
        var listener = new Listener();
        var speaker = bed.Grain<ISpeakerGrain>();
        await speaker.Add(bed.Grains.CreateObjectReference<IListener>(listener));
        await speaker.Add(bed.Grains.CreateObjectReference<IListener>(listener));
        Assert.Equal(2, await speaker.Say("x"));
        Assert.Equal(["x", "x"], listener.Heards);
    }

    private sealed class Listener : IListener
    {
        public List<string> Heards { get; } = [];

        public TaskCompletionSource Whispered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task Heard(string text)
        {
            await Task.Yield();
            lock (Heards)
            {
                Heards.Add(text);
            }

            if (text == "bad")
            {
                throw new InvalidDataException(text);
            }
        }

        public void Whisper(string text)
        {
            lock (Heards)
            {
                Heards.Add(text);
            }

            Whispered.TrySetResult();
        }
    }
}
