namespace ParkTwin.Storage.Files;

/// <summary>
/// One open file. Reads may run beside each other and beside a write of other bytes; writes, flushes and changes of length
/// belong to one caller at a time. Every failure of the disk is an <see cref="IOException"/>.
/// </summary>
public interface IDataFile : IAsyncDisposable
{
    /// <summary>The path it was opened by.</summary>
    string Path { get; }

    /// <summary>Its length in bytes as this process sees it, flushed or not.</summary>
    long Length { get; }

    /// <summary>Reads from <paramref name="offset"/> until the buffer is full or the file ends.</summary>
    /// <returns>Bytes read; fewer than asked for only at the end of the file.</returns>
    ValueTask<int> ReadAsync(Memory<byte> into, long offset, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes all bytes at <paramref name="offset"/>, growing the file where needed. Durable only after <see cref="FlushAsync"/>.
    /// </summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, long offset, CancellationToken cancellationToken = default);

    /// <summary>Writes at the end of the file. Durable only after <see cref="FlushAsync"/>.</summary>
    ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) =>
        WriteAsync(bytes, Length, cancellationToken);

    /// <summary>Cuts the file, or lengthens it with zeros. Durable only after <see cref="FlushAsync"/>.</summary>
    ValueTask SetLengthAsync(long length, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes everything written through this file durable, its length included. When it throws, nothing written since the last
    /// flush may be relied on, even where a later flush succeeds.
    /// </summary>
    ValueTask FlushAsync(CancellationToken cancellationToken = default);
}
