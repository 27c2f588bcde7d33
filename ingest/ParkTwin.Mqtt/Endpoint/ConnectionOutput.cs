using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using ParkTwin.Mqtt.Codec;
using static ParkTwin.Mqtt.Endpoint.EndpointCounters;

namespace ParkTwin.Mqtt.Endpoint;

/// <summary>
/// Everything that goes to one device. One loop writes the pipe: whatever is there when it wakes leaves with one flush, however many
/// acknowledgements a commit has covered. Memory is bounded: the reader of the same connection stops while it is full.
/// </summary>
internal sealed class ConnectionOutput(PipeWriter pipe, EndpointServices services)
{
    private const int ControlLimit = 16 * 1024;
    private const int FlushLimit = 128 * 1024;
    private readonly Lock _gate = new();
    private readonly AsyncSignal _wake = new(services.Options.Scheduler);
    private readonly AsyncSignal _space = new(services.Options.Scheduler);
    private readonly AckRing _acks = new();
    private readonly Queue<AckFailure> _failures = new();
    private byte[] _control = [];
    private int _controlLength;
    private long _oldestTicket = long.MaxValue;
    private long _flushSinceMs;
    private bool _readerWaits;
    private bool _ending;
    private bool _stopped;
    private byte[]? _last;

    /// <summary>1 while in the list of <see cref="CommitWaiters"/>.</summary>
    public int Waits;

    /// <summary>The next in the list of <see cref="CommitWaiters"/>.</summary>
    public ConnectionOutput? NextWaiter { get; set; }

    /// <summary>The ticket that the oldest acknowledgement waits for; <see cref="long.MaxValue"/> when none waits.</summary>
    public long OldestTicket => Volatile.Read(ref _oldestTicket);

    /// <summary>Since when a flush has been waiting for the device to read, in the wheel's milliseconds; 0 when none is.</summary>
    public long FlushSinceMs => Volatile.Read(ref _flushSinceMs);

    /// <summary>The session whose downlink this connection carries; set once CONNECT is accepted.</summary>
    public Session? Session { get; set; }

    /// <summary>What CONNECT said: the largest packet the device takes, and its Receive Maximum.</summary>
    public ConnectPacket? Connect { get; set; }

    /// <summary>Lets the loop look for something to write. Safe from any thread.</summary>
    public void Wake() => _wake.Set();

    /// <summary>Sends a packet when its turn comes; before acknowledgements that are not committed yet.</summary>
    public void Send(ReadOnlySpan<byte> packet)
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return;
            }

            if (_controlLength + packet.Length > _control.Length)
            {
                Array.Resize(ref _control, Math.Max(64, (_controlLength + packet.Length) * 2));
            }

            packet.CopyTo(_control.AsSpan(_controlLength));
            _controlLength += packet.Length;
        }

        _wake.Set();
    }

    /// <summary>Sends acknowledgements when their ticket is committed.</summary>
    /// <param name="acks">The short forms in PUBLISH order; those of refused messages marked by <see cref="AckFailure.Mark"/>.</param>
    /// <param name="failures">What the marked ones say, in the same order; taken over and cleared.</param>
    /// <param name="ticket">The ticket.</param>
    public void Acknowledge(ReadOnlySpan<uint> acks, List<AckFailure> failures, long ticket)
    {
        lock (_gate)
        {
            _acks.Append(acks, ticket);
            foreach (var failure in failures)
            {
                _failures.Enqueue(failure);
            }

            Volatile.Write(ref _oldestTicket, _acks.OldestTicket);
        }

        failures.Clear();
        if (ticket <= services.Commits.Committed)
        {
            _wake.Set();
        }
        else
        {
            services.Waiters.Register(this);
        }
    }

    /// <summary>How many more acknowledgements may wait.</summary>
    public int Room()
    {
        lock (_gate)
        {
            return services.Options.ReceiveMaximum - _acks.Count;
        }
    }

    /// <summary>Whether the reader has to wait before it reads on, because the device does not take its answers.</summary>
    public bool Full()
    {
        lock (_gate)
        {
            return !_stopped && (_controlLength > ControlLimit || _acks.Count >= services.Options.ReceiveMaximum);
        }
    }

    /// <summary>Completes when the loop has written something, or has ended. For the reader alone.</summary>
    public ValueTask SpaceAsync()
    {
        lock (_gate)
        {
            if (!_stopped && (_controlLength > ControlLimit || _acks.Count >= services.Options.ReceiveMaximum))
            {
                _readerWaits = true;
                return _space.WaitAsync();
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Writes what may be written, then these last words, then ends.</summary>
    public void End(byte[]? last)
    {
        lock (_gate)
        {
            _ending = true;
            _last ??= last;
        }

        _wake.Set();
    }

    /// <summary>Wakes a reader that waits for space, to let it end.</summary>
    public void Release() => _space.Set();

    /// <summary>The loop. Ends after <see cref="End"/>, or when the device no longer reads.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (await TurnAsync())
            {
                await _wake.WaitAsync();
            }
        }
        finally
        {
            lock (_gate)
            {
                _stopped = true;
            }

            _space.Set();
        }
    }

    /// <summary>Writes until nothing is left that may be written.</summary>
    /// <returns>False when the loop is to end.</returns>
    private async ValueTask<bool> TurnAsync()
    {
        while (true)
        {
            var wrote = Fill(out var ended);
            if (wrote > 0)
            {
                var flush = pipe.FlushAsync(CancellationToken.None);
                if (!flush.IsCompleted)
                {
                    Volatile.Write(ref _flushSinceMs, Math.Max(1, services.Wheel.NowMs));
                }

                var result = await flush;
                Volatile.Write(ref _flushSinceMs, 0);
                if (result.IsCompleted || result.IsCanceled)
                {
                    return false;
                }
            }

            if (ended)
            {
                return false;
            }

            if (wrote == 0)
            {
                if (OldestTicket != long.MaxValue)
                {
                    services.Waiters.Register(this);
                }

                return true;
            }
        }
    }

    /// <summary>Copies to the pipe what may leave now.</summary>
    private int Fill(out bool ended)
    {
        var wrote = 0;
        var acks = 0;
        var released = false;
        lock (_gate)
        {
            wrote += WriteControl();
            acks = WriteAcks(ref wrote);
            Volatile.Write(ref _oldestTicket, _acks.OldestTicket);
            if (_readerWaits && wrote > 0)
            {
                released = true;
                _readerWaits = false;
            }
        }

        wrote += WriteDownlink(FlushLimit - wrote);
        lock (_gate)
        {
            ended = _ending && wrote == 0 && _controlLength == 0;
            if (ended && _last is { } last)
            {
                Write(last);
                _last = null;
                wrote += last.Length;
            }
        }

        services.Counters.Add(Count.AcknowledgementsSent, acks);
        if (released)
        {
            _space.Set();
        }

        return wrote;
    }

    private int WriteControl()
    {
        var length = _controlLength;
        Write(_control.AsSpan(0, length));
        _controlLength = 0;
        if (_control.Length > ControlLimit)
        {
            _control = [];
        }

        return length;
    }

    private int WriteAcks(ref int wrote)
    {
        var covered = _acks.Count == 0 ? 0 : _acks.Covered(services.Commits.Committed);
        var done = 0;
        while (done < covered && wrote < FlushLimit)
        {
            if (_failures.Count > 0)
            {
                wrote += WriteAck(_acks.Peek());
                _acks.Remove(1);
                done++;
                continue;
            }

            var span = pipe.GetSpan(sizeof(uint));
            var copied = _acks.Copy(span, covered - done);
            pipe.Advance(copied * sizeof(uint));
            _acks.Remove(copied);
            wrote += copied * sizeof(uint);
            done += copied;
        }

        return done;
    }

    /// <summary>Writes one acknowledgement that may be one of a refused message.</summary>
    private int WriteAck(uint ack)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        Unsafe.WriteUnaligned(ref bytes[0], ack);
        if (!AckFailure.IsMarked(bytes))
        {
            Write(bytes);
            return bytes.Length;
        }

        var failure = _failures.Dequeue();
        var type = (MqttPacketType)(bytes[0] >> 4);
        var id = (ushort)((bytes[2] << 8) | bytes[3]);
        var packet = new AckPacket(id, failure.ReasonCode, failure.ReasonText).Encode(type, v5: true);
        if (failure.ReasonText is not null && packet.Length > Connect!.MaximumPacketSize)
        {
            packet = new AckPacket(id, failure.ReasonCode, null).Encode(type, v5: true);
        }

        Write(packet);
        return packet.Length;
    }

    private int WriteDownlink(int limit)
    {
        if (Session?.Downlink is not { } queue || Connect is not { } connect || _ending)
        {
            return 0;
        }

        var wrote = 0;
        while (wrote < limit && queue.Take(connect.ReceiveMaximum) is { } message)
        {
            var size = PublishPacket.Size(message.Topic.Length, message.Payload.Length, message.Qos, connect.IsV5);
            if ((uint)size > connect.MaximumPacketSize)
            {
                queue.Acknowledge(message.PacketId);
                services.Counters.Add(Count.DownlinkDropped);
                continue;
            }

            var flags = new PublishFlags(message.Qos, Retain: false, message.Sent);
            PublishPacket.Encode(
                pipe.GetSpan(size), message.Topic, message.Payload, flags, message.PacketId, connect.IsV5);
            pipe.Advance(size);
            wrote += size;
            services.Counters.Add(Count.DownlinkSent);
        }

        return wrote;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var span = pipe.GetSpan(1);
            var part = Math.Min(span.Length, bytes.Length);
            bytes[..part].CopyTo(span);
            pipe.Advance(part);
            bytes = bytes[part..];
        }
    }
}
