using Orleans;

namespace ParkTwin.Contracts;

/// <summary>Where a block rests: given by the archive, meaningful to it alone. <c>default</c> means: no block.</summary>
/// <param name="File">Number of the file within its owner's.</param>
/// <param name="Offset">Byte offset of the block's frame.</param>
/// <param name="Length">Length of the block, bytes.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.BlockRef")]
public readonly record struct BlockRef([property: Id(0)] int File, [property: Id(1)] long Offset, [property: Id(2)] int Length)
{
    /// <summary>True when there is no block.</summary>
    public bool IsNone => Length == 0;
}
