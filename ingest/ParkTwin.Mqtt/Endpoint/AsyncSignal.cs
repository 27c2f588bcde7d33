using System.IO.Pipelines;
using System.Threading.Tasks.Sources;

namespace ParkTwin.Mqtt.Endpoint;

/// <summary>
/// A signal that one waiter awaits again and again without allocating; sets in between coalesce. The waiter goes on where the
/// scheduler puts it, never on the thread that set the signal (unless the scheduler does).
/// </summary>
internal sealed class AsyncSignal(PipeScheduler scheduler) : IValueTaskSource
{
    private readonly Lock _gate = new();
    private Action<object?>? _continuation;
    private object? _state;
    private bool _set;
    private short _version;

    /// <summary>Sets the signal. Safe from any thread.</summary>
    public void Set()
    {
        Action<object?>? continuation;
        object? state;
        lock (_gate)
        {
            if (_set)
            {
                return;
            }

            _set = true;
            (continuation, state) = (_continuation, _state);
            (_continuation, _state) = (null, null);
        }

        if (continuation is not null)
        {
            scheduler.Schedule(continuation, state);
        }
    }

    /// <summary>Completes when the signal is set, and clears it.</summary>
    public ValueTask WaitAsync()
    {
        lock (_gate)
        {
            if (!_set)
            {
                return new ValueTask(this, _version);
            }

            _set = false;
            return ValueTask.CompletedTask;
        }
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) =>
        Volatile.Read(ref _set) ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Pending;

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        lock (_gate)
        {
            if (!_set)
            {
                (_continuation, _state) = (continuation, state);
                return;
            }
        }

        scheduler.Schedule(continuation, state);
    }

    void IValueTaskSource.GetResult(short token)
    {
        lock (_gate)
        {
            if (token != _version)
            {
                throw new InvalidOperationException("The signal was awaited twice.");
            }

            _set = false;
            unchecked
            {
                _version++;
            }
        }
    }
}
