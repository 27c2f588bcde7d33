using Orleans;
using Orleans.Concurrency;

namespace ParkTwin.Runtime.Tests;

[Immutable]
public sealed class Batch
{
    public int Count { get; set; }
}

public sealed record Label(string Text, IReadOnlyList<int> Numbers);

[Immutable]
public readonly record struct Answer(long Total, int Turns);

public interface ICounterGrain : IGrainWithStringKey
{
    Task<Answer> Add(string journal, long from, long to, Batch batch);

    Task<long> Total();

    Task Nothing();

    ValueTask<int> Length(string text);

    ValueTask Quick();

    Task<Label> Echo(Label label);

    Task<Batch> Same(Batch batch);

    Task<string> Key();

    Task Fail(string message);

    Task FailLater(string message);

    Task Cancel();

    Task<int> Activation();

    Task Leave();

    Task Keep(TimeSpan time);
}

public interface IGateGrain : IGrainWithStringKey
{
    Task Wait();

    Task Open();

    [AlwaysInterleave]
    Task OpenNow();

    [AlwaysInterleave]
    Task<string> Diary();

    [ReadOnly]
    Task<int> Read();

    Task Write();

    [OneWay]
    Task Tell(string text);

    [ResponseTimeout("00:00:05")]
    Task Forever();
}

public interface IReentrantGrain : IGrainWithStringKey
{
    Task Wait();

    Task Open();

    Task<int> MostAtOnce();
}

public interface ISchedulerGrain : IGrainWithStringKey
{
    Task<bool> ResumesOnItself();

    Task<int> CountWithoutLocks(int steps);
}

public interface ITimerGrain : IGrainWithStringKey
{
    Task Start(TimeSpan due, TimeSpan period, bool interleave, bool keepAlive);

    Task Stop();

    Task Change(TimeSpan due, TimeSpan period);

    Task<int> Ticks();

    Task FailNext();

    Task HoldNext();

    [AlwaysInterleave]
    Task Release();

    [AlwaysInterleave]
    Task<int> TicksNow();
}

public interface IAccountBookGrain : IGrainWithStringKey
{
    Task<long> Add(long amount);

    Task AddWithoutSaving(long amount);

    Task<(long Total, bool Exists, string? Etag)> State();

    Task Clear();

    Task<int> Activation();

    Task SaveTwice();
}

public interface IChainGrain : IGrainWithStringKey
{
    Task<string> Ask(string other);

    Task<string> Name();

    Task<IChainGrain> Me();

    Task<string> Call(IChainGrain other);
}

public interface IListener : IGrainObserver
{
    Task Heard(string text);

    void Whisper(string text);
}

public interface ISpeakerGrain : IGrainWithStringKey
{
    Task Add(IListener listener);

    Task Remove(IListener listener);

    Task<int> Say(string text);

    Task Whisper(string text);

    Task SayToFirst(string text);
}

public interface IMoodyGrain : IGrainWithStringKey
{
    Task<int> Ask();
}

public interface IHomelessGrain : IGrainWithStringKey
{
    Task<int> Ask();
}

internal interface IHiddenGrain : IGrainWithStringKey
{
    Task<Hidden> Same(Hidden hidden);

    [OneWay]
    Task<int> Tell();

    [OneWay]
    ValueTask<int> TellValue();

    [OneWay]
    void TellNothing();

    Task<int> Told();
}

internal sealed record Hidden(int Value);
