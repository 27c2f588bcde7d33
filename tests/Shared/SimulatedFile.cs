using ParkTwin.Storage.Files;

namespace ParkTwin.Testing;

/// <summary>An open file of a <see cref="SimulatedFileSystem"/>.</summary>
internal sealed class SimulatedFile(SimulatedFileSystem disk, SimulatedInode inode, string path, bool writable) : IDataFile
{
    public string Path => path;

    public long Length => inode.Length;

    public async ValueTask<int> ReadAsync(Memory<byte> into, long offset, CancellationToken cancellationToken = default)
    {
        await disk.DoAsync(DiskOperation.Read, path);
        return inode.Read(into.Span, offset);
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, long offset, CancellationToken cancellationToken = default)
    {
        CheckWritable();
        await disk.DoAsync(DiskOperation.Write, path, () => inode.Write(bytes.Span[..disk.PartOf(bytes.Length)], offset));
        disk.Allocate(inode, offset + bytes.Length);
        inode.Write(bytes.Span, offset);
    }

    public async ValueTask SetLengthAsync(long length, CancellationToken cancellationToken = default)
    {
        CheckWritable();
        await disk.DoAsync(DiskOperation.SetLength, path);
        disk.Allocate(inode, length);
        inode.SetLength(length);
    }

    public async ValueTask FlushAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await disk.DoAsync(DiskOperation.Flush, path);
        }
        catch (IOException)
        {
            inode.FailFlush();
            throw;
        }

        if (!disk.IgnoresFlush)
        {
            inode.Flush();
        }
    }

    public ValueTask DisposeAsync() => default;

    private void CheckWritable()
    {
        if (!writable)
        {
            throw new UnauthorizedAccessException($"'{path}' was opened for reading.");
        }
    }
}
