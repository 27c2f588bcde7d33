namespace ParkTwin.Storage.Journals;

/// <summary>A group that is closed to appends and not yet durable.</summary>
/// <param name="Slab">Its buffer, with a reference for this group.</param>
/// <param name="Start">Offset of its header in the buffer.</param>
/// <param name="Bytes">Bytes of header and payload.</param>
/// <param name="Records">Number of records.</param>
/// <param name="Sequence">Its sequence, which is its ticket.</param>
/// <param name="FirstPosition">Position of its first record.</param>
/// <param name="OpenedAt">Timestamp of its first append.</param>
internal readonly record struct PendingGroup(
    Slab Slab, int Start, int Bytes, int Records, long Sequence, long FirstPosition, long OpenedAt)
{
    /// <summary>Position after its last record.</summary>
    internal long EndPosition => FirstPosition + Records;

    /// <summary>Header and payload.</summary>
    internal Memory<byte> Memory => Slab.Bytes.AsMemory(Start, Bytes);
}
