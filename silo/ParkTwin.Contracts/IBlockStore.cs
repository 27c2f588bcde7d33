namespace ParkTwin.Contracts;

/// <summary>
/// Blocks of bytes of one owner (an enterprise grain's key), written once and never changed. A block counts only once the owner's
/// state, fenced by its ETag, refers to it: a crash between the two leaves an orphan that nobody reads.
/// </summary>
public interface IBlockStore
{
    /// <summary>Writes blocks; durable when the task completes, all of them with one flush. References come back in order.</summary>
    /// <exception cref="IOException">The disk refused; nothing that was referred to before is harmed.</exception>
    ValueTask<BlockRef[]> AppendAsync(
        string owner, IReadOnlyList<(BlockHeader Header, ReadOnlyMemory<byte> Block)> blocks, CancellationToken cancellationToken);

    /// <summary>Reads one block.</summary>
    /// <exception cref="InvalidDataException">The block's checksum fails, or there is no block at the reference.</exception>
    ValueTask<ReadOnlyMemory<byte>> ReadAsync(string owner, BlockRef block, CancellationToken cancellationToken);

    /// <summary>Lists every block of an owner, orphans included, in the order written: what a rebuild starts from.</summary>
    ValueTask<IReadOnlyList<(BlockHeader Header, BlockRef Ref)>> ListAsync(string owner, CancellationToken cancellationToken);

    /// <summary>
    /// Tells which references are live. Files in which nothing is live are deleted. When live bytes fall below half of what the
    /// owner's files hold, answers the references worth moving: the owner reads and appends them again, saves, and calls once more.
    /// </summary>
    ValueTask<IReadOnlyList<BlockRef>> RetainAsync(string owner, IReadOnlyCollection<BlockRef> live, CancellationToken cancellationToken);
}
