namespace Orleans;

/// <summary>A state on its way to or from storage.</summary>
public sealed class GrainState<T> : IGrainState<T>
{
    /// <summary>No state.</summary>
    public GrainState()
    {
    }

    /// <summary>A state not stored yet.</summary>
    public GrainState(T? state)
        : this(state, null)
    {
    }

    /// <summary>A state of a version.</summary>
    public GrainState(T? state, string? eTag)
    {
        State = state;
        ETag = eTag;
    }

    /// <inheritdoc/>
    public T? State { get; set; }

    /// <inheritdoc/>
    public string? ETag { get; set; }

    /// <inheritdoc/>
    public bool RecordExists { get; set; }
}
