using System.Buffers;
using Microsoft.AspNetCore.Connections;

namespace ParkTwin.Mqtt.Endpoint;

/// <summary>Gives every part of Kestrel that asks the same pool.</summary>
internal sealed class ReceivePoolFactory : IMemoryPoolFactory<byte>, IDisposable
{
    private readonly ReceivePool _pool = new();

    /// <inheritdoc/>
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new Lease(_pool);

    /// <inheritdoc/>
    public void Dispose() => _pool.Dispose();

    /// <summary>Who asked disposes what it got; the pool itself lives on.</summary>
    private sealed class Lease(ReceivePool pool) : MemoryPool<byte>
    {
        public override int MaxBufferSize => pool.MaxBufferSize;

        public override IMemoryOwner<byte> Rent(int minBufferSize = -1) => pool.Rent(minBufferSize);

        protected override void Dispose(bool disposing)
        {
            // The factory owns the pool.
        }
    }
}
