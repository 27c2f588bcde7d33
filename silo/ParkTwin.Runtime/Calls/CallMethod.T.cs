namespace ParkTwin.Runtime;

/// <summary>A method whose calls are <typeparamref name="TCall"/>s.</summary>
internal sealed class CallMethod<TCall> : CallMethod
    where TCall : GrainCall, new()
{
    /// <inheritdoc/>
    protected override GrainCall Create() => new TCall();
}
