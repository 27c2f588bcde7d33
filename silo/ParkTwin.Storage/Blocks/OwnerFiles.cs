using System.Buffers;
using System.Globalization;
using ParkTwin.Contracts;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Blocks;

/// <summary>The block files of one owner. One operation at a time, but for reads.</summary>
internal sealed class OwnerFiles(IFileSystem files, OpenFiles open, string directory, string cure, BlockStoreOptions options)
    : IDisposable
{
    private const string Suffix = ".blocks";
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SortedDictionary<int, FileState> _files = [];
    private bool _listed;
    private bool _beginNewFile;
    private long? _appendAt;

    /// <inheritdoc cref="IBlockStore.AppendAsync"/>
    public async ValueTask<BlockRef[]> AppendAsync(
        IReadOnlyList<(BlockHeader Header, ReadOnlyMemory<byte> Block)> blocks, CancellationToken cancellationToken)
    {
        var size = blocks.Where(block => !block.Block.IsEmpty)
            .Sum(block => (long)BlockFrame.SizeOf(block.Header, block.Block.Length));
        if (size == 0)
        {
            return new BlockRef[blocks.Count];
        }

        var buffer = ArrayPool<byte>.Shared.Rent(checked((int)size));
        await _turn.TakeAsync(cancellationToken);
        try
        {
            return await AppendInTurnAsync(blocks, buffer, cancellationToken);
        }
        finally
        {
            _turn.Release();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc cref="IBlockStore.ReadAsync"/>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(BlockRef block, CancellationToken cancellationToken)
    {
        var path = PathOf(block.File);
        var buffer = new byte[BlockFrame.MaxHeaderBytes + (long)block.Length];
        int read;
        try
        {
            await using var use = await open.OpenAsync(path, create: false, cancellationToken);
            read = block.Offset < 0 ? 0 : await use.File.ReadAsync(buffer, block.Offset, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"The block file '{path}' is gone. {cure}", exception);
        }

        var whole = BlockFrame.TryRead(buffer.AsSpan(0, read), out _, out var range);
        return whole && range.End.Value - range.Start.Value == block.Length
            ? buffer.AsMemory(range)
            : throw new InvalidDataException(
                $"'{path}' holds no whole block of {block.Length} bytes at byte {block.Offset}. {cure}");
    }

    /// <inheritdoc cref="IBlockStore.ListAsync"/>
    public async ValueTask<IReadOnlyList<(BlockHeader Header, BlockRef Ref)>> ListAsync(CancellationToken cancellationToken)
    {
        await _turn.TakeAsync(cancellationToken);
        try
        {
            await ListFilesAsync(cancellationToken);
            List<(BlockHeader Header, BlockRef Ref)> found = [];
            foreach (var number in _files.Keys)
            {
                await ScanAsync(number, found, cancellationToken);
            }

            if (found.Count > 0)
            {
                await files.FlushDirectoryAsync(directory, cancellationToken);
            }

            return found;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc cref="IBlockStore.RetainAsync"/>
    public async ValueTask<IReadOnlyList<BlockRef>> RetainAsync(
        IReadOnlyCollection<BlockRef> live, CancellationToken cancellationToken)
    {
        await _turn.TakeAsync(cancellationToken);
        try
        {
            await ListFilesAsync(cancellationToken);
            var liveBytes = live.Where(block => !block.IsNone).GroupBy(block => block.File)
                .ToDictionary(group => group.Key, group => group.Sum(block => (long)block.Length));
            await DeleteDeadAsync(liveBytes, cancellationToken);
            return ChooseMoves(live, liveBytes);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the owner; nobody may be using it.</summary>
    public void Dispose() => _turn.Dispose();

    private async ValueTask<BlockRef[]> AppendInTurnAsync(
        IReadOnlyList<(BlockHeader Header, ReadOnlyMemory<byte> Block)> blocks,
        byte[] buffer,
        CancellationToken cancellationToken)
    {
        await ListFilesAsync(cancellationToken);
        var number = await ChooseFileAsync(cancellationToken);
        await using var use = await open.OpenAsync(PathOf(number), create: true, cancellationToken);
        var start = _appendAt ?? Align(use.File.Length);
        _appendAt = null; // Should anything fail, the next append goes on behind whatever this one leaves.
        var (refs, size) = Lay(blocks, buffer, number, start);
        await use.File.WriteAsync(buffer.AsMemory(0, size), start, cancellationToken);
        await use.File.FlushAsync(cancellationToken);
        if (!_files[number].NameIsDurable)
        {
            await files.FlushDirectoryAsync(directory, cancellationToken);
        }

        _appendAt = start + size;
        _files[number] = new(start + size, NameIsDurable: true, Condemned: false);
        return refs;
    }

    private async ValueTask<int> ChooseFileAsync(CancellationToken cancellationToken)
    {
        if (_files.Count == 0)
        {
            await files.CreateDirectoryAsync(directory, cancellationToken);
        }

        var newest = _files.Count == 0 ? 0 : _files.Keys.Last();
        if (newest > 0 && !_beginNewFile && _files[newest].Bytes < options.MaxFileBytes)
        {
            return newest;
        }

        (_beginNewFile, _appendAt) = (false, null);
        _files.Add(newest + 1, new(0, NameIsDurable: false, Condemned: false));
        return newest + 1;
    }

    private static (BlockRef[] Refs, int Size) Lay(
        IReadOnlyList<(BlockHeader Header, ReadOnlyMemory<byte> Block)> blocks, byte[] buffer, int number, long start)
    {
        var (refs, size) = (new BlockRef[blocks.Count], 0);
        for (var index = 0; index < refs.Length; index++)
        {
            var (header, block) = blocks[index];
            if (!block.IsEmpty)
            {
                refs[index] = new(number, start + size, block.Length);
                size += BlockFrame.Write(buffer.AsSpan(size), header, block.Span);
            }
        }

        return (refs, size);
    }

    /// <summary>
    /// Finds the whole blocks of a file and makes them durable: nobody confirmed these. What the page cache holds may never have reached
    /// the disk, and pages of a failed flush count as clean; hence each is written once more.
    /// </summary>
    private async ValueTask ScanAsync(
        int number, List<(BlockHeader Header, BlockRef Ref)> found, CancellationToken cancellationToken)
    {
        if (!await files.FileExistsAsync(PathOf(number), cancellationToken))
        {
            return; // Its first append failed.
        }

        await using var use = await open.OpenAsync(PathOf(number), create: false, cancellationToken);
        var (file, offset, header) = (use.File, 0L, new byte[BlockFrame.MaxHeaderBytes]);
        while (offset < file.Length)
        {
            var read = await file.ReadAsync(header, offset, cancellationToken);
            var begins = BlockFrame.TryMeasure(header.AsSpan(0, read), out var size, out var length);
            var frame = begins && offset + size <= file.Length ? new byte[size] : [];
            _ = await file.ReadAsync(frame, offset, cancellationToken);
            if (BlockFrame.TryRead(frame, out var of, out _))
            {
                found.Add((of, new(number, offset, length)));
                await file.WriteAsync(frame, offset, cancellationToken);
                offset += size;
            }
            else
            {
                offset = Align(offset + 1);
            }
        }

        await file.FlushAsync(cancellationToken);
    }

    /// <summary>
    /// A file is deleted when it is dead at two calls in a row: an activation that has lost its state to a second one gets to
    /// call once at most, and must not delete what the second refers to. The newest file stays, so that no number is used twice.
    /// </summary>
    private async ValueTask DeleteDeadAsync(Dictionary<int, long> liveBytes, CancellationToken cancellationToken)
    {
        var deleted = false;
        foreach (var (number, state) in _files.SkipLast(1).ToArray())
        {
            if (liveBytes.ContainsKey(number))
            {
                _files[number] = state with { Condemned = false };
            }
            else if (!state.Condemned)
            {
                _files[number] = state with { Condemned = true };
            }
            else
            {
                await open.ForgetAsync(PathOf(number));
                await files.DeleteAsync(PathOf(number), cancellationToken);
                _files.Remove(number);
                deleted = true;
            }
        }

        if (deleted)
        {
            await files.FlushDirectoryAsync(directory, cancellationToken);
        }
    }

    private IReadOnlyList<BlockRef> ChooseMoves(IReadOnlyCollection<BlockRef> live, Dictionary<int, long> liveBytes)
    {
        var held = _files.Where(file => !file.Value.Condemned).Sum(file => file.Value.Bytes);
        var used = liveBytes.Values.Sum();
        if (used * 2 >= held || held - used < options.MinDeadBytes)
        {
            return [];
        }

        bool Sparse(int number) =>
            _files.TryGetValue(number, out var file) && liveBytes.GetValueOrDefault(number) * 2 < file.Bytes;
        var newest = _files.Keys.Last();
        _beginNewFile |= _files[newest].Bytes >= options.MinDeadBytes && Sparse(newest); // No crumbs for one that moves nothing.
        return [.. live.Where(block => !block.IsNone && Sparse(block.File))];
    }

    private async ValueTask ListFilesAsync(CancellationToken cancellationToken)
    {
        if (_listed)
        {
            return;
        }

        foreach (var name in await files.ListFilesAsync(directory, cancellationToken))
        {
            var digits = name.EndsWith(Suffix, StringComparison.Ordinal) ? name.AsSpan(..^Suffix.Length) : [];
            if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                await using var use = await open.OpenAsync(PathOf(number), create: false, cancellationToken);
                _files[number] = new(use.File.Length, NameIsDurable: false, Condemned: false);
            }
        }

        _listed = true;
    }

    private string PathOf(int number) => Path.Combine(directory, number.ToString("D6", CultureInfo.InvariantCulture) + Suffix);

    private static long Align(long offset) => (offset + BlockFrame.Sector - 1) / BlockFrame.Sector * BlockFrame.Sector;

    private readonly record struct FileState(long Bytes, bool NameIsDurable, bool Condemned);
}
