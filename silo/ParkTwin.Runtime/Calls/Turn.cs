namespace ParkTwin.Runtime;

/// <summary>
/// Something that starts in a queue's turn and may await: a call, a timer's tick. Once posted it belongs to its queue, which
/// alone
/// touches it, one thread at a time.
/// </summary>
internal abstract class Turn
{
    private Action? _onCompleted;
    private Task? _pending;
    private CallQueue? _queue;

    /// <summary>May start while other turns await.</summary>
    public abstract bool Interleaves { get; }

    /// <summary>May start while other read-only turns await.</summary>
    public abstract bool ReadsOnly { get; }

    /// <summary>Counts as use of a grain: keeps it from idle deactivation.</summary>
    public virtual bool IsUse => true;

    /// <summary>Host's epoch in which it was posted.</summary>
    public int Epoch { get; set; }

    /// <summary>Its place in the order of posting to its queue.</summary>
    public long Place { get; set; }

    /// <summary>True once nobody waits for it: it is not to start any more.</summary>
    public bool IsSettled { get; protected set; }

    /// <summary>True when it was started and awaits something.</summary>
    public bool IsAwaiting => _pending is not null;

    /// <summary>Starts it.</summary>
    public abstract Task? Invoke(object target);

    /// <summary>Passes its result on.</summary>
    public abstract void Complete(Task? task);

    /// <summary>Passes a failure on.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>Tells how long its caller waits; null for ever.</summary>
    public virtual TimeSpan? TimeoutFor(GrainHost host) => null;

    /// <summary>True when it is to be delivered to the next activation where one ends before it could start.</summary>
    public abstract bool MayMove { get; }

    /// <summary>Ended; nobody holds it any more.</summary>
    public abstract void Recycle();

    /// <summary>Calls the queue back, in a turn of the queue, when the task has completed.</summary>
    public void Await(CallQueue queue, Task task)
    {
        _queue = queue;
        _pending = task;
        task.GetAwaiter().UnsafeOnCompleted(_onCompleted ??= OnCompleted);
    }

    /// <summary>Makes a copy a turn of its own.</summary>
    protected void Renew()
    {
        (_onCompleted, _pending, _queue) = (null, null, null);
        IsSettled = false;
    }

    private void OnCompleted()
    {
        var (queue, task) = (_queue!, _pending!);
        (_queue, _pending) = (null, null);
        queue.Ended(this, task);
    }
}
