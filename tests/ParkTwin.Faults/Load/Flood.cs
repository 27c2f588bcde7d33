using System.Net.Sockets;

namespace ParkTwin.Faults.Load;

/// <summary>
/// QoS 0 as fast as the sockets take it, over some connections: the same few readings of one meter again and again, so that each either
/// counts or is shed, and the counts can be compared with what was sent.
/// </summary>
internal sealed class Flood : IDisposable
{
    /// <summary>Different readings.</summary>
    public const int Different = 500;

    private readonly List<Socket> _sockets = [];
    private readonly List<Thread> _threads;
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[] _packets;
    private readonly int _perRun;
    private long _sent;

    /// <summary>Connects and begins.</summary>
    public Flood(FaultPark park, int port, int connections)
    {
        using var packets = new MemoryStream();
        var (packet, payload) = (new byte[256], new byte[128]);
        for (var nth = 0; nth < Different; nth++)
        {
            var length = Wire.Readings(payload, park.Meters, nth, 1);
            packets.Write(packet.AsSpan(0, Wire.Publish(packet, park.ExtraTopic, 0, payload.AsSpan(0, length))));
        }

        (_packets, _perRun) = (packets.ToArray(), Different);
        for (var i = 0; i < connections; i++)
        {
            _sockets.Add(Wire.Connect(port, $"flood-{i}"));
        }

        _threads = _sockets.ConvertAll(socket => new Thread(() => Run(socket)) { IsBackground = true });
        _threads.ForEach(thread => thread.Start());
    }

    /// <summary>Messages whose last byte is sent.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>Ends it in order, so that all that was sent arrives.</summary>
    public async Task EndAsync()
    {
        await _stop.CancelAsync();
        while (_threads.Exists(thread => thread.IsAlive))
        {
            await Task.Delay(10);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _sockets.ForEach(socket => socket.Dispose());
        _threads.ForEach(thread => thread.Join());
        _stop.Dispose();
    }

    private void Run(Socket socket)
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                for (var at = 0; at < _packets.Length;)
                {
                    at += socket.Send(_packets.AsSpan(at));
                }

                Interlocked.Add(ref _sent, _perRun);
            }

            socket.Send([0xE0, 0]);
        }
        catch (SocketException)
        {
            return; // Disposed, or the twin is gone: the counts will not agree, and the run says so.
        }
    }
}
