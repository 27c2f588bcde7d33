using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ParkTwin.Storage.Files;

/// <summary>A file of the machine's own disk.</summary>
internal sealed class LocalDataFile : IDataFile
{
    private const int Interrupted = 4;
    private readonly SafeFileHandle _handle;

    internal LocalDataFile(string path, SafeFileHandle handle) => (Path, _handle) = (path, handle);

    /// <inheritdoc/>
    public string Path { get; }

    /// <inheritdoc/>
    public long Length => RandomAccess.GetLength(_handle);

    /// <inheritdoc/>
    public ValueTask<int> ReadAsync(Memory<byte> into, long offset, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var total = 0;
        while (total < into.Length)
        {
            var read = RandomAccess.Read(_handle, into.Span[total..], offset + total);
            if (read == 0)
            {
                break;
            }

            total += read;
        }

        return new(total);
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, long offset, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        try
        {
            RandomAccess.Write(_handle, bytes.Span, offset);
        }
        catch (ArgumentOutOfRangeException tooLarge)
        {
            throw TooLarge(tooLarge);
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask SetLengthAsync(long length, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        try
        {
            RandomAccess.SetLength(_handle, length);
        }
        catch (ArgumentOutOfRangeException tooLarge)
        {
            throw TooLarge(tooLarge);
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask FlushAsync(CancellationToken cancellationToken = default)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(_handle); // F_FULLFSYNC on macOS, FlushFileBuffers on Windows.
            return default;
        }

        while (Posix.Fdatasync(_handle) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted)
            {
                throw new IOException($"Cannot flush '{Path}': {new Win32Exception(error).Message}.", error);
            }
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _handle.Dispose();
        return default;
    }

    /// <summary>.NET answers EFBIG as if the argument were wrong; it is the disk, or a limit set on the process, that refuses.</summary>
    private IOException TooLarge(ArgumentOutOfRangeException cause) =>
        new($"Cannot write '{Path}': the file would be larger than the file system, or a limit of this process (ulimit -f), allows.", cause);
}
