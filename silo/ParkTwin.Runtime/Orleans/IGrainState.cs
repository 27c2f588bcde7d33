namespace Orleans;

/// <summary>A state on its way to or from storage.</summary>
public interface IGrainState<T>
{
    /// <summary>The state.</summary>
    T? State { get; set; }

    /// <summary>What the storage calls the version that was read or written last; null when there is none.</summary>
    string? ETag { get; set; }

    /// <summary>True when the storage holds a record.</summary>
    bool RecordExists { get; set; }
}
