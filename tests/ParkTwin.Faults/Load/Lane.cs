using System.Diagnostics;
using System.Net.Sockets;

namespace ParkTwin.Faults.Load;

/// <summary>
/// One connection with its meters, driven by one thread: QoS 1, many in flight. It sends first what was sent before and never
/// acknowledged, then what is new, and enters each PUBACK in the book by its packet identifier.
/// </summary>
internal sealed class Lane : IDisposable
{
    private const int SampleEvery = 16;
    private readonly Book _book;
    private readonly FaultPark _park;
    private readonly LaneOptions _options;
    private readonly int[] _meters;
    private readonly Queue<(int Meter, int First, int Count)> _again = new();
    private readonly (int Meter, int First, int Count, long At)[] _flight = new (int, int, int, long)[65_536];
    private readonly byte[] _out = new byte[256 * 1024];
    private readonly byte[] _payload;
    private readonly byte[] _in = new byte[64 * 1024];
    private readonly Socket _socket;
    private readonly double _rate;
    private readonly List<double> _latencyMs = [];
    private int _partial;
    private int _turn;
    private ushort _lastId;
    private long _sent;
    private long _acknowledged;
    private int _inFlight;

    public Lane(Book book, FaultPark park, LaneOptions options, int number)
    {
        (_book, _park, _options) = (book, park, options);
        _rate = options.Rate / options.Connections;
        _meters = [.. Enumerable.Range(0, book.Meters).Where(meter => meter % options.Connections == number)];
        _payload = new byte[(options.Batch * Wire.ReadingBytes) + 2];
        foreach (var meter in _meters)
        {
            Queue(meter);
        }

        Resent = _again.Sum(one => one.Count);
        _socket = Wire.Connect(options.Port, $"fault-{number}");
    }

    /// <summary>Readings sent, those sent again included.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>Readings acknowledged on this connection.</summary>
    public long Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Readings that are sent again.</summary>
    public long Resent { get; }

    /// <summary>Why the connection ended before it was asked to; null when it did not.</summary>
    public string? Lost { get; private set; }

    /// <summary>Times from PUBLISH to PUBACK since the last call, every 16th message, ms.</summary>
    public List<double> TakeLatencies()
    {
        lock (_latencyMs)
        {
            List<double> taken = [.. _latencyMs];
            _latencyMs.Clear();
            return taken;
        }
    }

    /// <summary>Sends until told to stop, then waits for what is in flight; ends early where the connection does.</summary>
    /// <param name="onlyAgain">Sends nothing new at all.</param>
    /// <param name="stop">No more new readings.</param>
    public void Run(bool onlyAgain, CancellationToken stop)
    {
        try
        {
            var began = Stopwatch.GetTimestamp();
            while (!stop.IsCancellationRequested && (!onlyAgain || _again.Count > 0))
            {
                Send(began, onlyAgain);
                if (_socket.Poll(_inFlight == 0 || HasRoom(began) ? 200 : 2_000, SelectMode.SelectRead))
                {
                    Receive();
                }
            }

            var until = Stopwatch.GetTimestamp() + (30 * Stopwatch.Frequency);
            while (_inFlight > 0 && Stopwatch.GetTimestamp() < until)
            {
                if (_socket.Poll(100_000, SelectMode.SelectRead))
                {
                    Receive();
                }
            }

            Lost = _inFlight > 0 ? $"{_inFlight} messages were not acknowledged within 30 s." : null;
            _socket.Send([0xE0, 0]);
        }
        catch (Exception lost) when (lost is SocketException or IOException or ObjectDisposedException)
        {
            Lost = lost.Message;
        }
    }

    public void Dispose() => _socket.Dispose();

    private void Queue(int meter)
    {
        var (first, count) = (0, 0);
        foreach (var nth in _book.Open(meter))
        {
            if (count > 0 && nth == first + count && count < _options.Batch)
            {
                count++;
                continue;
            }

            if (count > 0)
            {
                _again.Enqueue((meter, first, count));
            }

            (first, count) = (nth, 1);
        }

        if (count > 0)
        {
            _again.Enqueue((meter, first, count));
        }
    }

    private long Allowed(long began) =>
        _rate > 0 ? (long)(Stopwatch.GetElapsedTime(began).TotalSeconds * _rate) - _sent : long.MaxValue;

    private bool HasRoom(long began) => _inFlight < _options.InFlight && Allowed(began) >= _options.Batch;

    private void Send(long began, bool onlyAgain)
    {
        var length = 0;
        var now = Stopwatch.GetTimestamp();
        while (length + _payload.Length + 128 < _out.Length && (_again.Count > 0 || !onlyAgain) && HasRoom(began))
        {
            var (meter, first, count) = _again.TryDequeue(out var again) ? again : Next();
            _lastId = _lastId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastId + 1);
            _flight[_lastId] = (meter, first, count, now);
            var payload = Wire.Readings(_payload, meter, first, count);
            length += Wire.Publish(_out.AsSpan(length), _park.Topics[meter], _lastId, _payload.AsSpan(0, payload));
            _inFlight++;
            Volatile.Write(ref _sent, _sent + count);
        }

        for (var at = 0; at < length;)
        {
            at += _socket.Send(_out.AsSpan(at, length - at));
        }
    }

    private (int Meter, int First, int Count) Next()
    {
        var meter = _meters[_turn];
        _turn = (_turn + 1) % _meters.Length;
        return (meter, _book.Take(meter, _options.Batch), _options.Batch);
    }

    private void Receive()
    {
        var received = _socket.Receive(_in.AsSpan(_partial));
        if (received == 0)
        {
            throw new IOException("The twin closed the connection.");
        }

        var length = _partial + received;
        var now = Stopwatch.GetTimestamp();
        var at = 0;
        for (; at + 4 <= length; at += 4)
        {
            if (_in[at] != 0x40 || _in[at + 1] != 2)
            {
                throw new IOException($"Expected PUBACK, got packet 0x{_in[at]:X2}.");
            }

            var id = (_in[at + 2] << 8) | _in[at + 3];
            var (meter, first, count, sentAt) = _flight[id];
            if (count == 0)
            {
                throw new IOException($"PUBACK of {id}, which is not in flight.");
            }

            _flight[id].Count = 0;
            _book.Acknowledge(meter, first, count);
            _inFlight--;
            Volatile.Write(ref _acknowledged, _acknowledged + count);
            if (id % SampleEvery == 0)
            {
                lock (_latencyMs)
                {
                    _latencyMs.Add(Stopwatch.GetElapsedTime(sentAt, now).TotalMilliseconds);
                }
            }
        }

        _partial = length - at;
        _in.AsSpan(at, _partial).CopyTo(_in);
    }
}
