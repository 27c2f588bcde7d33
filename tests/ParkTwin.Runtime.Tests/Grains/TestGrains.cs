using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace ParkTwin.Runtime.Tests;

public sealed class CounterGrain(Journal journal) : Grain, ICounterGrain
{
    private readonly int _activation = journal.NextActivation();
    private long _total;
    private int _turns;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        journal.Add($"activate {this.GetPrimaryKeyString()}");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        journal.Add($"deactivate {this.GetPrimaryKeyString()} {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<Answer> Add(string journal, long from, long to, Batch batch)
    {
        _total += to - from;
        return Task.FromResult(new Answer(_total, ++_turns));
    }

    public Task<long> Total() => Task.FromResult(_total);

    public Task Nothing() => Task.CompletedTask;

    public ValueTask<int> Length(string text) => new(text.Length);

    public async ValueTask Quick() => await Task.Yield();

    public Task<Label> Echo(Label label) => Task.FromResult(label);

    public Task<Batch> Same(Batch batch) => Task.FromResult(batch);

    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());

    public Task Fail(string message) => throw new InvalidDataException(message);

    public async Task FailLater(string message)
    {
        await Task.Yield();
        throw new InvalidDataException(message);
    }

    public Task Cancel() => Task.FromCanceled(new CancellationToken(true));

    public Task<int> Activation() => Task.FromResult(_activation);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Keep(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }
}

public sealed class GateGrain : Grain, IGateGrain
{
    private readonly List<string> _diary = [];
    private TaskCompletionSource _open = new();
    private int _reading;
    private int _mostReading;

    public async Task Wait()
    {
        _diary.Add("wait");
        await _open.Task;
        _diary.Add("waited");
    }

    public Task Open()
    {
        _diary.Add("open");
        _open.TrySetResult();
        return Task.CompletedTask;
    }

    public Task OpenNow()
    {
        _diary.Add("open now");
        _open.TrySetResult();
        _open = new();
        return Task.CompletedTask;
    }

    public Task<string> Diary() => Task.FromResult(string.Join(", ", _diary));

    public async Task<int> Read()
    {
        _diary.Add("read");
        _mostReading = Math.Max(_mostReading, ++_reading);
        await _open.Task;
        _reading--;
        return _mostReading;
    }

    public Task Write()
    {
        _diary.Add("write");
        return Task.CompletedTask;
    }

    public Task Tell(string text)
    {
        _diary.Add(text);
        throw new InvalidDataException("Nobody hears this.");
    }

    public Task Forever() => new TaskCompletionSource().Task;
}

[Reentrant]
public sealed class ReentrantGrain : Grain, IReentrantGrain
{
    private readonly TaskCompletionSource _open = new();
    private int _waiting;
    private int _most;

    public async Task Wait()
    {
        _most = Math.Max(_most, ++_waiting);
        await _open.Task;
        _waiting--;
    }

    public Task Open()
    {
        _open.TrySetResult();
        return Task.CompletedTask;
    }

    public Task<int> MostAtOnce() => Task.FromResult(_most);
}

[Reentrant]
public sealed class SchedulerGrain : Grain, ISchedulerGrain
{
    private int _count;

    public async Task<bool> ResumesOnItself()
    {
        var mine = TaskScheduler.Current;
        await Task.Yield();
        var same = ReferenceEquals(mine, TaskScheduler.Current);
        await Task.Delay(1);
        same &= ReferenceEquals(mine, TaskScheduler.Current);
        same &= await Task.Factory.StartNew(
            () => ReferenceEquals(mine, TaskScheduler.Current), CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current);
        await Task.Run(() => same &= !ReferenceEquals(mine, TaskScheduler.Current));
        return same && mine != TaskScheduler.Default && SynchronizationContext.Current is null;
    }

    public async Task<int> CountWithoutLocks(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            var before = _count;
            if (step % 7 == 0)
            {
                await Task.Yield();
                before = _count;
            }

            _count = before + 1;
        }

        return _count;
    }
}

public sealed class TimerGrain(Journal journal) : Grain, ITimerGrain
{
    private IGrainTimer? _timer;
    private TaskCompletionSource? _hold;
    private int _ticks;
    private bool _fail;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        journal.Add($"deactivate {this.GetPrimaryKeyString()} {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task Start(TimeSpan due, TimeSpan period, bool interleave, bool keepAlive)
    {
        _timer = this.RegisterGrainTimer(
            async token =>
            {
                _ticks++;
                if (_fail)
                {
                    _fail = false;
                    throw new InvalidDataException("This tick fails.");
                }

                if (_hold is not null)
                {
                    await _hold.Task.WaitAsync(token);
                }
            },
            new GrainTimerCreationOptions { DueTime = due, Period = period, Interleave = interleave, KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);

    public Task<int> TicksNow() => Task.FromResult(_ticks);

    public Task FailNext()
    {
        _fail = true;
        return Task.CompletedTask;
    }

    public Task HoldNext()
    {
        _hold = new();
        return Task.CompletedTask;
    }

    public Task Release()
    {
        _hold?.TrySetResult();
        _hold = null;
        return Task.CompletedTask;
    }
}

public sealed class BookState
{
    public long Total { get; set; }
}

public sealed class AccountBookGrain(
    [PersistentState("book", "books")] IPersistentState<BookState> book,
    [PersistentState("second", "books")] IPersistentState<BookState> second,
    Journal journal) : Grain, IAccountBookGrain
{
    private readonly int _activation = journal.NextActivation();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        journal.Add($"activate with {book.State.Total} {second.State.Total}");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        journal.Add($"deactivate {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public async Task<long> Add(long amount)
    {
        book.State.Total += amount;
        await book.WriteStateAsync();
        return book.State.Total;
    }

    public Task AddWithoutSaving(long amount)
    {
        book.State.Total += amount;
        return Task.CompletedTask;
    }

    public Task<(long Total, bool Exists, string? Etag)> State() =>
        Task.FromResult((book.State.Total, book.RecordExists, book.Etag));

    public async Task Clear() => await book.ClearStateAsync();

    public Task<int> Activation() => Task.FromResult(_activation);

    public async Task SaveTwice()
    {
        second.State.Total++;
        var one = second.WriteStateAsync();
        second.State.Total++;
        await Task.WhenAll(one, second.WriteStateAsync());
    }
}

public sealed class ChainGrain : Grain, IChainGrain
{
    public async Task<string> Ask(string other) =>
        $"{this.GetPrimaryKeyString()}>{await GrainFactory.GetGrain<IChainGrain>(other).Ask(this.GetPrimaryKeyString())}";

    public Task<string> Name() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<IChainGrain> Me() => Task.FromResult(this.AsReference<IChainGrain>());

    public async Task<string> Call(IChainGrain other) => $"{this.GetPrimaryKeyString()}>{await other.Name()}";
}

public sealed class SpeakerGrain : Grain, ISpeakerGrain
{
    private readonly HashSet<IListener> _listeners = [];

    public Task Add(IListener listener)
    {
        _listeners.Add(listener);
        return Task.CompletedTask;
    }

    public Task Remove(IListener listener)
    {
        _listeners.Remove(listener);
        return Task.CompletedTask;
    }

    public async Task<int> Say(string text)
    {
        await Task.WhenAll(_listeners.Select(listener => listener.Heard(text)));
        return _listeners.Count;
    }

    public Task Whisper(string text)
    {
        foreach (var listener in _listeners)
        {
            listener.Whisper(text);
        }

        return Task.CompletedTask;
    }

    public Task SayToFirst(string text) => _listeners.First().Heard(text);
}

[GrainType("moody")]
public sealed class MoodyGrain(Journal journal) : Grain, IMoodyGrain, IDisposable
{
    private readonly int _activation = journal.NextActivation();

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        _activation == 1 ? throw new InvalidDataException("Not today.") : Task.CompletedTask;

    public Task<int> Ask() => Task.FromResult(_activation);

    public void Dispose() => journal.Add($"dispose {_activation}");
}

public sealed class HomelessGrain([PersistentState("state", "nowhere")] IPersistentState<BookState> state) : Grain, IHomelessGrain
{
    public Task<int> Ask() => Task.FromResult((int)state.State.Total);
}

internal sealed class HiddenGrain : Grain, IHiddenGrain
{
    private int _told;

    public Task<Hidden> Same(Hidden hidden) => Task.FromResult(hidden);

    public Task<int> Tell() => Task.FromResult(++_told);

    public ValueTask<int> TellValue() => new(++_told);

    public void TellNothing() => _told++;

    public Task<int> Told() => Task.FromResult(_told);
}
