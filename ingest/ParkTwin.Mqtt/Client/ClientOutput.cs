using System.IO.Pipelines;
using ParkTwin.Mqtt.Codec;
using ParkTwin.Mqtt.Endpoint;

namespace ParkTwin.Mqtt.Client;

/// <summary>
/// What a client sends on one connection: any thread adds packets to a buffer, one loop writes whatever has gathered with one flush.
/// </summary>
internal sealed class ClientOutput(PipeWriter pipe)
{
    private const int SoftLimit = 256 * 1024;
    private readonly Lock _gate = new();
    private readonly AsyncSignal _wake = new(PipeScheduler.ThreadPool);
    private byte[] _gathering = new byte[4_096];
    private byte[] _writing = new byte[4_096];
    private int _length;
    private bool _ending;
    private bool _stopped;
    private TaskCompletionSource? _drained;

    /// <summary>Whether anything was added since the last call.</summary>
    public bool Used { get; set; }

    /// <summary>Adds a packet.</summary>
    public void Send(ReadOnlySpan<byte> packet)
    {
        lock (_gate)
        {
            packet.CopyTo(Reserve(packet.Length));
        }

        _wake.Set();
    }

    /// <summary>Adds a PUBLISH.</summary>
    public void SendPublish(OutgoingMessage message, bool v5)
    {
        var size = PublishPacket.Size(message.Topic.Length, message.Payload.Length, message.Qos, v5);
        var flags = new PublishFlags(message.Qos, message.Retain, message.Sent && message.Qos != MqttQos.AtMostOnce);
        lock (_gate)
        {
            PublishPacket.Encode(Reserve(size), message.Topic.Span, message.Payload.Span, flags, message.PacketId, v5);
        }

        _wake.Set();
    }

    /// <summary>Completes when there is room for more; at once while not much has gathered.</summary>
    public Task RoomAsync()
    {
        lock (_gate)
        {
            if (_length < SoftLimit || _stopped)
            {
                return Task.CompletedTask;
            }

            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _drained.Task;
        }
    }

    /// <summary>Lets the loop write what has gathered, then end.</summary>
    public void End()
    {
        lock (_gate)
        {
            _ending = true;
        }

        _wake.Set();
    }

    /// <summary>The loop.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (await WriteAsync().ConfigureAwait(false))
            {
                await _wake.WaitAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            lock (_gate)
            {
                _stopped = true;
                _drained?.TrySetResult();
            }
        }
    }

    /// <summary>Writes what has gathered; false when the loop is to end.</summary>
    private async ValueTask<bool> WriteAsync()
    {
        while (true)
        {
            var ending = Take(out var packets);
            if (packets.IsEmpty)
            {
                return !ending;
            }

            var result = await pipe.WriteAsync(packets, CancellationToken.None).ConfigureAwait(false);
            if (result.IsCompleted || result.IsCanceled)
            {
                return false;
            }
        }
    }

    private bool Take(out ReadOnlyMemory<byte> packets)
    {
        lock (_gate)
        {
            packets = _gathering.AsMemory(0, _length);
            (_gathering, _writing) = (_writing, _gathering);
            _length = 0;
            _drained?.TrySetResult();
            _drained = null;
            return _ending;
        }
    }

    private Span<byte> Reserve(int size)
    {
        Used = true;
        if (_length + size > _gathering.Length)
        {
            Array.Resize(ref _gathering, Math.Max(_length + size, _gathering.Length * 2));
        }

        var span = _gathering.AsSpan(_length, size);
        _length += size;
        return span;
    }
}
