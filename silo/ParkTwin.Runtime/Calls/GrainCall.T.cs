using System.Runtime.CompilerServices;

namespace ParkTwin.Runtime;

/// <summary>
/// A call that answers a <typeparamref name="TResult"/>; <see cref="Nothing"/> where the method answers a bare task.
/// </summary>
internal abstract class GrainCall<TResult> : GrainCall
{
    // The builder is a task source without an object of its own.
    private AsyncTaskMethodBuilder<TResult> _reply;

    /// <summary>The reply to come. Called once, before the call is posted.</summary>
    public Task<TResult> Reply()
    {
        HasCaller = true;
        return _reply.Task;
    }

    /// <inheritdoc/>
    public sealed override void Complete(Task? task)
    {
        if (IsSettled || !HasCaller)
        {
            return;
        }

        IsSettled = true;
        var result = task is Task<TResult> typed ? typed.GetAwaiter().GetResult() : default!;
        if (Host.Scheduler.RepliesAreRuns)
        {
            Host.Scheduler.Schedule(new ReplyRun(_reply, result, null));
        }
        else
        {
            _reply.SetResult(result);
        }
    }

    /// <inheritdoc/>
    public sealed override void Fail(Exception exception)
    {
        if (IsSettled || !HasCaller)
        {
            Host.Log.CallFailedUnheard(exception, Method.Name);
            return;
        }

        IsSettled = true;
        if (Host.Scheduler.RepliesAreRuns)
        {
            Host.Scheduler.Schedule(new ReplyRun(_reply, default!, exception));
        }
        else
        {
            _reply.SetException(exception);
        }
    }

    /// <inheritdoc/>
    public sealed override void Recycle()
    {
        _reply = default;
        base.Recycle();
    }

    /// <summary>A second call with the same arguments and a reply of its own.</summary>
    public GrainCall<TResult> Twin()
    {
        var twin = (GrainCall<TResult>)MemberwiseClone();
        twin._reply = default;
        twin.Renew();
        return twin;
    }

    private sealed class ReplyRun(AsyncTaskMethodBuilder<TResult> reply, TResult result, Exception? exception)
        : IThreadPoolWorkItem
    {
        private AsyncTaskMethodBuilder<TResult> _reply = reply;

        public void Execute()
        {
            if (exception is null)
            {
                _reply.SetResult(result);
            }
            else
            {
                _reply.SetException(exception);
            }
        }
    }
}
