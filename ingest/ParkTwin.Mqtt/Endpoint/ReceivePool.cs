using System.Buffers;
using System.Collections.Concurrent;

namespace ParkTwin.Mqtt.Endpoint;

/// <summary>
/// Pinned blocks of 64 KiB for what sockets receive and send: sixteen times Kestrel's own, which means fewer system calls and fewer
/// packets that straddle two blocks. Blocks are reused; beyond 16 MiB of idle ones, a returned block is left to the collector.
/// </summary>
internal sealed class ReceivePool : MemoryPool<byte>
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockSize = 64 * 1024;

    private const int IdleLimit = 256;
    private readonly ConcurrentQueue<Block> _idle = new();
    private int _idleCount;

    /// <inheritdoc/>
    public override int MaxBufferSize => BlockSize;

    /// <inheritdoc/>
    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockSize);
        if (_idle.TryDequeue(out var block))
        {
            Interlocked.Decrement(ref _idleCount);
            return block;
        }

        return new Block(this);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _idle.Clear();

    private void Return(Block block)
    {
        if (Interlocked.Increment(ref _idleCount) <= IdleLimit)
        {
            _idle.Enqueue(block);
            return;
        }

        Interlocked.Decrement(ref _idleCount);
    }

    private sealed class Block(ReceivePool pool) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory { get; } = GC.AllocateUninitializedArray<byte>(BlockSize, pinned: true);

        public void Dispose() => pool.Return(this);
    }
}
