using System.Diagnostics;
using System.Net.Sockets;

namespace ParkTwin.Simulators.Load;

/// <summary>
/// One connection of the load generator, driven by one thread: it sends runs of packets as long as the window has room, and reads
/// acknowledgements otherwise. Blocking calls on purpose: an await per run costs more than the run.
/// </summary>
internal sealed class LoadLane : IDisposable
{
    private const int SendBytes = 256 * 1024;
    private const int SocketBytes = 1 << 20;
    private const int SampleEvery = 64;
    private const int PollMicroseconds = 500;
    private readonly LoadOptions _options;
    private readonly LoadPackets _packets;
    private readonly Socket _socket;
    private readonly byte[] _out = new byte[SendBytes];
    private readonly byte[] _in = new byte[SendBytes];
    private readonly long[] _sampleAt;
    private readonly int _leastRun;
    private readonly double _rate;
    private int _partial;
    private long _sent;
    private long _acknowledged;
    private long _acknowledgedOpen;

    /// <summary>Connects and says CONNECT.</summary>
    /// <exception cref="IOException">The endpoint refuses; the message says how.</exception>
    /// <exception cref="SocketException">Nobody listens.</exception>
    public LoadLane(LoadOptions options, int number)
    {
        _options = options;
        _rate = options.Rate / options.Connections;
        _leastRun = Math.Max(1, Math.Min(256, options.InFlight / 8));
        _sampleAt = new long[(options.InFlight / SampleEvery) + 4];
        var topics = options.Topics.Where((_, index) => index % options.Connections == number).ToList();
        _packets = new LoadPackets(topics, options.Batch, options.StartMs, options.IntervalMs);
        _socket = new Socket(SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveBufferSize = SocketBytes,
            SendBufferSize = SocketBytes,
        };
        _socket.Connect(options.Endpoint.Host, options.Endpoint.Port);
        LoadHandshake.Run(_socket, $"load-{number}", options.User, options.Password);
    }

    /// <summary>Messages sent.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>Messages acknowledged; may be read while the lane runs.</summary>
    public long Acknowledged => Volatile.Read(ref _acknowledgedOpen);

    /// <summary>Acknowledgements that came in another order than their messages.</summary>
    public long OutOfOrder { get; private set; }

    /// <summary>Time from sending to acknowledgement, every 64th message; read it when the lane has ended.</summary>
    public LatencyHistogram Latency { get; } = new();

    /// <summary>Why the lane ended early; null when it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Sends until a timestamp, waits up to ten seconds for what is still in flight, and says DISCONNECT.</summary>
    public void Run(long untilTimestamp, CancellationToken cancellationToken)
    {
        try
        {
            var started = Stopwatch.GetTimestamp();
            while (Stopwatch.GetTimestamp() < untilTimestamp && !cancellationToken.IsCancellationRequested)
            {
                Step(started);
            }

            _socket.ReceiveTimeout = 10_000;
            while (_acknowledged < _sent)
            {
                ReadAcknowledgements();
            }

            _socket.Send([0xE0, 0]);
        }
        catch (Exception lost) when (lost is SocketException or IOException)
        {
            Failure = lost.Message;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private void Step(long started)
    {
        var room = _options.InFlight - (_sent - _acknowledged);
        if (_rate > 0)
        {
            var allowed = (long)(Stopwatch.GetElapsedTime(started).TotalSeconds * _rate) - _sent;
            room = Math.Min(room, allowed);
            if (room > 0)
            {
                Send((int)room);
            }

            if (_socket.Poll(PollMicroseconds, SelectMode.SelectRead))
            {
                ReadAcknowledgements();
            }

            return;
        }

        if (room >= _leastRun)
        {
            Send((int)room);
        }

        if (room < _leastRun || _socket.Available > 0)
        {
            ReadAcknowledgements();
        }
    }

    private void Send(int most)
    {
        var now = Stopwatch.GetTimestamp();
        var length = 0;
        var sent = _sent;
        for (var i = 0; i < most && length + _packets.LongestPacket <= _out.Length; i++)
        {
            length += _packets.Next(_out.AsSpan(length), (ushort)((sent % 65_535) + 1));
            if (sent % SampleEvery == 0)
            {
                _sampleAt[sent / SampleEvery % _sampleAt.Length] = now;
            }

            sent++;
        }

        Volatile.Write(ref _sent, sent);
        var at = 0;
        while (at < length)
        {
            at += _socket.Send(_out.AsSpan(at, length - at));
        }
    }

    private void ReadAcknowledgements()
    {
        var received = _socket.Receive(_in.AsSpan(_partial));
        if (received == 0)
        {
            throw new IOException("the endpoint closed the connection");
        }

        var length = _partial + received;
        var now = Stopwatch.GetTimestamp();
        var at = 0;
        for (; at + 4 <= length; at += 4)
        {
            if (_in[at] != 0x40 || _in[at + 1] != 2)
            {
                throw new IOException($"expected PUBACK, got packet 0x{_in[at]:X2} of {_in[at + 1]} bytes");
            }

            OutOfOrder += ((_in[at + 2] << 8) | _in[at + 3]) == (_acknowledged % 65_535) + 1 ? 0 : 1;
            if (_acknowledged % SampleEvery == 0)
            {
                var sentAt = _sampleAt[_acknowledged / SampleEvery % _sampleAt.Length];
                Latency.Add(Stopwatch.GetElapsedTime(sentAt, now).TotalMicroseconds);
            }

            _acknowledged++;
        }

        _partial = length - at;
        _in.AsSpan(at, _partial).CopyTo(_in);
        Volatile.Write(ref _acknowledgedOpen, _acknowledged);
    }
}
