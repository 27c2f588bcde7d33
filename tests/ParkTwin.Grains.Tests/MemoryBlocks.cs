using ParkTwin.Contracts;

namespace ParkTwin.Grains.Tests;

/// <summary>Blocks in memory, for archive and ledger.</summary>
internal sealed class MemoryBlocks : IReadingArchive, ILedgerBlocks
{
    private readonly Dictionary<BlockRef, (BlockHeader Header, byte[] Bytes)> _blocks = [];

    /// <summary>Answers that everything is worth moving.</summary>
    public bool Sparse { get; set; }

    public void Drop(IEnumerable<BlockRef> blocks)
    {
        foreach (var block in blocks)
        {
            _blocks.Remove(block);
        }
    }

    public ValueTask<BlockRef[]> AppendAsync(
        string owner, IReadOnlyList<(BlockHeader Header, ReadOnlyMemory<byte> Block)> blocks, CancellationToken cancellationToken)
    {
        var references = new BlockRef[blocks.Count];
        for (var i = 0; i < references.Length; i++)
        {
            references[i] = new(0, _blocks.Count + 1000, blocks[i].Block.Length);
            _blocks[references[i]] = (blocks[i].Header, blocks[i].Block.ToArray());
        }

        return new(references);
    }

    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(string owner, BlockRef block, CancellationToken cancellationToken) =>
        new(_blocks.TryGetValue(block, out var found) ? found.Bytes : throw new InvalidDataException($"No block at {block}."));

    public ValueTask<IReadOnlyList<(BlockHeader Header, BlockRef Ref)>> ListAsync(string owner, CancellationToken cancellationToken) =>
        new([.. _blocks.Select(b => (b.Value.Header, b.Key))]);

    public ValueTask<IReadOnlyList<BlockRef>> RetainAsync(
        string owner, IReadOnlyCollection<BlockRef> live, CancellationToken cancellationToken) => new(Sparse ? [.. live] : []);
}
