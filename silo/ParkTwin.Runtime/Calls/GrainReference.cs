using ParkTwin.Runtime;

namespace Orleans.Runtime;

/// <summary>
/// Stands for a grain or an observer, wherever it is. Two references to the same one by the same interface are equal. One class
/// per
/// interface is emitted.
/// </summary>
public abstract class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private GrainHost _host = null!;
    private GrainClass? _class;
    private string _key = "";
    private CallQueue? _queue;

    private protected GrainReference()
    {
    }

    /// <summary>The id of the grain; of an observer, a number under <c>observer</c>.</summary>
    public GrainId GrainId => _class is null ? GrainId.Create("observer", _key) : GrainId.Create(_class.Type, _key);

    /// <summary>The grain's class; null for an observer.</summary>
    internal GrainClass? Class => _class;

    /// <summary>The grain's key.</summary>
    internal string Key => _key;

    /// <summary>Where the grain lives.</summary>
    internal GrainHost Host => _host;

    /// <summary>The observer's queue; for a grain, the activation that was found last.</summary>
    internal CallQueue? Queue => _queue;

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) =>
        other is not null && GetType() == other.GetType() && _class == other._class && _host == other._host
        && string.Equals(_key, other._key, StringComparison.Ordinal) && (_class is not null || _queue == other._queue);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(_key, StringComparison.Ordinal);

    /// <summary>The id.</summary>
    public override string ToString() => GrainId.ToString();

    /// <summary>
    /// Checks what is passed where a grain or observer interface is asked for: a reference, or a grain, whose reference is
    /// taken.
    /// </summary>
    internal static T? Argument<T>(T? value)
        where T : class => value switch
        {
            null or GrainReference => value,
            IGrainBase grain => Activation.Of(grain).SelfReference.As(typeof(T)) as T,
            _ => throw new NotSupportedException(
                $"A {value.GetType().Name} was passed where a {typeof(T).Name} crosses a call: "
                + "pass what IGrainFactory.CreateObjectReference gives."),
        };

    /// <summary>Points the reference to a grain.</summary>
    internal GrainReference Bind(GrainHost host, GrainClass grainClass, string key)
    {
        (_host, _class, _key) = (host, grainClass, key);
        return this;
    }

    /// <summary>Points the reference to an observer.</summary>
    internal GrainReference Bind(GrainHost host, ObserverQueue observer)
    {
        (_host, _queue, _key) = (host, observer, observer.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>The same grain by another interface.</summary>
    internal GrainReference As(Type interfaceType) => _class is null
        ? throw new InvalidCastException($"An observer cannot become a {interfaceType.Name}.")
        : _host.Factory.ReferenceTo(interfaceType, _class, _key);

    /// <summary>Sends a call whose reply is awaited. Called by emitted code.</summary>
    internal Task<TResult> Send<TResult>(GrainCall<TResult> call)
    {
        call.Host = _host;
        if (_host.Chaos is { } chaos)
        {
            return chaos.SendAsync(this, call);
        }

        var reply = call.Reply();
        Deliver(call);
        return reply;
    }

    /// <summary>Sends a call that nobody awaits. Called by emitted code.</summary>
    internal void Post(GrainCall call)
    {
        call.Host = _host;
        Deliver(call);
    }

    /// <summary>Puts a call in the grain's queue.</summary>
    internal void Deliver(GrainCall call)
    {
        if (_queue is { } queue && queue.TryPost(call))
        {
            return;
        }

        _queue = _host.Deliver(_class!, _key, call);
    }
}
