namespace Orleans.Core;

/// <summary>One stored state of one grain.</summary>
public interface IStorage
{
    /// <summary>Version that was read or written last; null when there is none.</summary>
    string? Etag { get; }

    /// <summary>True when the storage holds a record.</summary>
    /// <exception cref="InvalidOperationException">The state has not been read yet.</exception>
    bool RecordExists { get; }

    /// <summary>Removes the record; the state is a new one afterwards.</summary>
    Task ClearStateAsync();

    /// <summary>Writes the state.</summary>
    /// <exception cref="Orleans.Storage.InconsistentStateException">
    /// Somebody else wrote since; let it pass, and the activation ends.
    /// </exception>
    /// <exception cref="Orleans.Runtime.OrleansException">The storage failed; the cause is inside.</exception>
    Task WriteStateAsync();

    /// <summary>Reads the state anew.</summary>
    Task ReadStateAsync();

    /// <inheritdoc cref="ClearStateAsync()"/>
    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

    /// <inheritdoc cref="WriteStateAsync()"/>
    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    /// <inheritdoc cref="ReadStateAsync()"/>
    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
}
