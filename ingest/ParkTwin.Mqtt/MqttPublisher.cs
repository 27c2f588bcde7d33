using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text;
using ParkTwin.Mqtt.Client;
using ParkTwin.Mqtt.Codec;
using ParkTwin.Mqtt.Endpoint;

namespace ParkTwin.Mqtt;

/// <summary>
/// Publishes as fast as one connection can: packets are written straight into the send buffer, acknowledgements are counted, nothing is
/// allocated per message. It neither reconnects nor sends again; that is <see cref="MqttClient"/>. One thread at a time publishes.
/// </summary>
public sealed class MqttPublisher : IAsyncDisposable
{
    private readonly MqttClientOptions _options;
    private readonly IMqttTransport _transport;
    private readonly bool _v5;
    private readonly AsyncSignal _acked = new(PipeScheduler.ThreadPool);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _window;
    private Task _reading = Task.CompletedTask;
    private Action<long>? _observer;
    private ushort _lastId;
    private ushort _lastAckedId;
    private long _sent;
    private long _acknowledged;
    private long _refused;
    private long _outOfOrder;
    private bool _waiting;
    private Exception? _fault;

    private MqttPublisher(MqttClientOptions options, IMqttTransport transport, int window)
    {
        (_options, _transport, _window) = (options, transport, window);
        _v5 = options.ProtocolLevel == MqttProtocolLevel.V5;
    }

    /// <summary>QoS 1 messages written.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>QoS 1 messages acknowledged, refused ones included.</summary>
    public long Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Of these, the ones that the server refused (5.0).</summary>
    public long Refused => Volatile.Read(ref _refused);

    /// <summary>Acknowledgements that did not come in the order of the messages.</summary>
    public long OutOfOrder => Volatile.Read(ref _outOfOrder);

    /// <summary>QoS 1 messages that may be under way.</summary>
    public int Window => _window;

    /// <summary>Connects.</summary>
    /// <param name="options">Settings; of them not the waits for a reconnect. Keep-alive is off: somebody has to publish.</param>
    /// <param name="acknowledged">Told the count of acknowledged messages after each received chunk, from the reading loop.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="MqttConnectException">The server refused, or could not be reached.</exception>
    public static async Task<MqttPublisher> ConnectAsync(
        MqttClientOptions options, Action<long>? acknowledged = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        IMqttTransport transport;
        try
        {
            transport = await (options.Transport ?? TcpTransport.ConnectAsync)(options.Server, cancellationToken).ConfigureAwait(false);
        }
        catch (System.Net.Sockets.SocketException e)
        {
            throw new MqttConnectException($"{options.Server} cannot be reached: {e.Message}", e);
        }

        var state = new ClientState(new OutgoingWindow(1, v5: true), new SemaphoreSlim(0));
        var handshake = new ClientConnection(options, transport, TimeProvider.System, state, 1);
        var connect = new ConnectPacket
        {
            Level = (int)options.ProtocolLevel,
            ClientId = options.ClientId.Length > 0 ? options.ClientId : "publisher-" + Guid.NewGuid().ToString("N")[..12],
            CleanStart = true,
            UserName = options.Server.UserName,
            Password = options.Server.Password is { } password ? Encoding.UTF8.GetBytes(password) : null,
        };
        await handshake.HandshakeAsync(connect, cancellationToken).ConfigureAwait(false);
        var window = Math.Min(options.Window, handshake.Connack.ReceiveMaximum);
        var publisher = new MqttPublisher(options, transport, window) { _observer = acknowledged };
        publisher._reading = publisher.ReadAsync();
        return publisher;
    }

    /// <summary>Writes one QoS 1 message into the send buffer.</summary>
    /// <param name="topic">Topic name as UTF-8; not checked.</param>
    /// <param name="payload">Payload.</param>
    /// <returns>False when the window is full: flush, then wait for room.</returns>
    public bool TryPublish(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload)
    {
        if (_sent - Volatile.Read(ref _acknowledged) >= _window)
        {
            return false;
        }

        unchecked
        {
            _lastId = _lastId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastId + 1);
        }

        var size = PublishPacket.Size(topic.Length, payload.Length, MqttQos.AtLeastOnce, _v5);
        var flags = new PublishFlags(MqttQos.AtLeastOnce, Retain: false, Duplicate: false);
        PublishPacket.Encode(_transport.Output.GetSpan(size), topic, payload, flags, _lastId, _v5);
        _transport.Output.Advance(size);
        Volatile.Write(ref _sent, _sent + 1);
        return true;
    }

    /// <summary>Bytes in the send buffer that were not flushed yet.</summary>
    public long Unflushed => _transport.Output.CanGetUnflushedBytes ? _transport.Output.UnflushedBytes : 0;

    /// <summary>Sends what is in the buffer.</summary>
    /// <exception cref="MqttConnectException">The connection is gone.</exception>
    public async ValueTask FlushAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfGone();
        try
        {
            await _transport.Output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new MqttConnectException($"The connection to {_options.Server} was lost.", e);
        }
    }

    /// <summary>Completes when this many messages of the window are free.</summary>
    /// <exception cref="MqttConnectException">The connection is gone.</exception>
    public async ValueTask WaitForRoomAsync(int messages = 1, CancellationToken cancellationToken = default)
    {
        messages = Math.Min(messages, _window);
        while (_window - (_sent - Acknowledged) < messages)
        {
            ThrowIfGone();
            cancellationToken.ThrowIfCancellationRequested();
            Volatile.Write(ref _waiting, true);
            Interlocked.MemoryBarrier();
            if (_window - (_sent - Acknowledged) >= messages)
            {
                return;
            }

            await using var cancelled = cancellationToken.UnsafeRegister(static signal => ((AsyncSignal)signal!).Set(), _acked);
            await _acked.WaitAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Flushes, and completes when everything sent is acknowledged.</summary>
    /// <exception cref="MqttConnectException">The connection is gone.</exception>
    public async ValueTask WhenAcknowledgedAsync(CancellationToken cancellationToken = default)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        await WaitForRoomAsync(_window, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says DISCONNECT and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_fault is null && !_stop.IsCancellationRequested)
        {
            Task last = _transport.Output
                .WriteAsync(new DisconnectPacket(MqttReasonCode.Success).Encode(_v5), CancellationToken.None)
                .AsTask();
            await last.WaitAsync(TimeSpan.FromSeconds(2)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        await _transport.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var result = await _transport.Input.ReadAsync(_stop.Token).ConfigureAwait(false);
                var buffer = result.Buffer;
                var consumed = 0L;
                foreach (var segment in buffer)
                {
                    var read = CountAcks(segment.Span);
                    consumed += read;
                    if (read < segment.Length)
                    {
                        consumed += ReadOthers(buffer.Slice(consumed));
                        break;
                    }
                }

                _transport.Input.AdvanceTo(buffer.GetPosition(consumed), consumed > 0 ? buffer.GetPosition(consumed) : buffer.End);
                _observer?.Invoke(_acknowledged);
                WakeWaiter();
                if (result.IsCompleted && consumed == 0)
                {
                    _fault = new MqttConnectException($"{_options.Server} closed the connection.");
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            _fault ??= new ObjectDisposedException(nameof(MqttPublisher));
        }
        catch (IOException e)
        {
            _fault = e;
        }
        finally
        {
            _fault ??= new MqttConnectException($"The connection to {_options.Server} was lost.");
            _acked.Set();
        }
    }

    private void WakeWaiter()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _waiting))
        {
            Volatile.Write(ref _waiting, false);
            _acked.Set();
        }
    }

    /// <summary>Counts the plain acknowledgements, four bytes each, at the start of a stretch.</summary>
    /// <returns>The bytes they take.</returns>
    private int CountAcks(ReadOnlySpan<byte> bytes)
    {
        const ushort Puback = 0x4002;
        var at = 0;
        var outOfOrder = 0;
        var last = _lastAckedId;
        while (at + 4 <= bytes.Length && BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]) == Puback)
        {
            var id = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            var expected = last == ushort.MaxValue ? 1 : last + 1;
            outOfOrder += id == expected ? 0 : 1;
            last = id;
            at += 4;
        }

        _lastAckedId = last;
        Volatile.Write(ref _outOfOrder, _outOfOrder + outOfOrder);
        Volatile.Write(ref _acknowledged, _acknowledged + (at / 4));
        return at;
    }

    /// <summary>Reads one packet that is not a plain acknowledgement, or straddles two segments.</summary>
    /// <returns>Its bytes; 0 where it is not there whole.</returns>
    private long ReadOthers(in ReadOnlySequence<byte> buffer)
    {
        if (MqttFrame.Read(buffer, out var header, out var length) <= 0 || buffer.Length < header + length)
        {
            return 0;
        }

        Span<byte> head = stackalloc byte[Math.Min(header + length, 8)];
        buffer.Slice(0, head.Length).CopyTo(head);
        if (head[0] >> 4 == (int)MqttPacketType.Puback && length >= 2)
        {
            var id = BinaryPrimitives.ReadUInt16BigEndian(head[header..]);
            var failed = length > 2 && head[header + 2] >= (byte)MqttReasonCode.UnspecifiedError;
            Volatile.Write(ref _outOfOrder, _outOfOrder + (id == (_lastAckedId == ushort.MaxValue ? 1 : _lastAckedId + 1) ? 0 : 1));
            Volatile.Write(ref _refused, _refused + (failed ? 1 : 0));
            Volatile.Write(ref _acknowledged, _acknowledged + 1);
            _lastAckedId = id;
        }
        else if (head[0] >> 4 == (int)MqttPacketType.Disconnect)
        {
            var code = length > 0 ? (MqttReasonCode)head[header] : MqttReasonCode.Success;
            throw new MqttConnectException($"{_options.Server} ended the connection: {code}.", code);
        }

        return header + length;
    }

    private void ThrowIfGone()
    {
        if (_fault is { } fault)
        {
            throw fault is MqttConnectException ? fault : new MqttConnectException(fault.Message, fault);
        }
    }
}
