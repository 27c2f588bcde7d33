namespace ParkTwin.Runtime;

/// <summary>
/// A call with its arguments. One class per method is emitted by <see cref="ProxyEmitter"/>; its instances are pooled.
/// </summary>
internal abstract class GrainCall : Turn
{
    /// <summary>What is called. Set once, by the pool.</summary>
    public CallMethod Method { get; set; } = null!;

    /// <summary>Where it runs; gives the scheduler and the log.</summary>
    public GrainHost Host { get; set; } = null!;

    /// <inheritdoc/>
    public sealed override bool Interleaves => Method.Interleaves;

    /// <inheritdoc/>
    public sealed override bool ReadsOnly => Method.ReadsOnly;

    /// <inheritdoc/>
    public sealed override bool MayMove => !IsSettled;

    /// <summary>True when a caller waits for the reply.</summary>
    protected bool HasCaller { get; set; }

    /// <inheritdoc/>
    public sealed override TimeSpan? TimeoutFor(GrainHost host) =>
        HasCaller ? Method.ResponseTimeout ?? host.Options.ResponseTimeout : null;

    /// <summary>Drops the arguments.</summary>
    public abstract void Clear();

    /// <inheritdoc/>
    public override void Recycle()
    {
        IsSettled = false;
        HasCaller = false;
        Host = null!;
        Clear();
        Method.Return(this);
    }
}
