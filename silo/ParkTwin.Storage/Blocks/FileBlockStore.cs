using System.Collections.Concurrent;
using ParkTwin.Contracts;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Blocks;

/// <summary>
/// Blocks in append-only files, a few per owner, in a directory per owner (<c>docs/formats/files.md</c>). Owners do not wait for
/// each other; one owner's appends follow one another. Safe for concurrent use.
/// </summary>
public abstract class FileBlockStore : IBlockStore, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, OwnerFiles> _owners = new(StringComparer.Ordinal);
    private readonly IFileSystem _files;
    private readonly OpenFiles _open;
    private readonly string _directory;
    private readonly string _cure;
    private readonly BlockStoreOptions _options;

    /// <summary>A store in a directory, which is created with the first block.</summary>
    /// <param name="files">The disk.</param>
    /// <param name="directory">The directory.</param>
    /// <param name="cure">What to do about a damaged block, as a sentence.</param>
    /// <param name="options">Bounds; null takes the defaults.</param>
    private protected FileBlockStore(IFileSystem files, string directory, string cure, BlockStoreOptions? options)
    {
        _options = options ?? new();
        _options.Validate();
        (_files, _directory, _cure) = (files, directory, cure);
        _open = new(files, _options.MaxOpenFiles);
    }

    /// <summary>Files open now.</summary>
    public int OpenFileCount => _open.Count;

    /// <inheritdoc/>
    public ValueTask<BlockRef[]> AppendAsync(
        string owner,
        IReadOnlyList<(BlockHeader Header, ReadOnlyMemory<byte> Block)> blocks,
        CancellationToken cancellationToken) => Of(owner).AppendAsync(blocks, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(string owner, BlockRef block, CancellationToken cancellationToken) =>
        Of(owner).ReadAsync(block, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<(BlockHeader Header, BlockRef Ref)>> ListAsync(
        string owner, CancellationToken cancellationToken) =>
        Of(owner).ListAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<BlockRef>> RetainAsync(
        string owner, IReadOnlyCollection<BlockRef> live, CancellationToken cancellationToken) =>
        Of(owner).RetainAsync(live, cancellationToken);

    /// <summary>Closes the files.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var owner in _owners.Values)
        {
            owner.Dispose();
        }

        await _open.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private OwnerFiles Of(string owner) => _owners.GetOrAdd(
        owner, key => new(_files, _open, Path.Combine(_directory, FileKeys.DirectoryOf(key)), _cure, _options));
}
