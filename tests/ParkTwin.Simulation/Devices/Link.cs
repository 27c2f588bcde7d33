using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using ParkTwin.Mqtt;
using ParkTwin.Simulation.Machine;

namespace ParkTwin.Simulation.Devices;

/// <summary>
/// One connection: bytes travel in pieces and take their time, in order; a cut loses what is under way in both directions.
/// </summary>
internal sealed class Link : IDuplexPipe
{
    private readonly Clock _clock;
    private readonly Turns _turns;
    private readonly Random _random;
    private readonly Pipe _up;
    private readonly Pipe _down;
    private readonly Queue<(byte[] Bytes, Action? Left)> _sending = new();
    private readonly CancellationTokenSource _closed = new();
    private readonly Action<byte[]> _received;
    private readonly Action _lost;
    private int _sentOfFirst;
    private bool _delivering;
    private bool _collecting;
    private bool _deaf;

    public Link(Clock clock, Turns turns, Random random, Action<byte[]> received, Action lost)
    {
        (_clock, _turns, _random, _received, _lost) = (clock, turns, random, received, lost);
        _up = new Pipe(new PipeOptions(
            readerScheduler: turns.Pipes, writerScheduler: PipeScheduler.Inline, pauseWriterThreshold: 0, useSynchronizationContext: false));
        _down = new Pipe(new PipeOptions(
            readerScheduler: PipeScheduler.Inline, writerScheduler: turns.Pipes, pauseWriterThreshold: 4096,
            resumeWriterThreshold: 2048, useSynchronizationContext: false));
    }

    PipeReader IDuplexPipe.Input => _up.Reader;

    PipeWriter IDuplexPipe.Output => _down.Writer;

    /// <summary>True once cut.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Opens it to an endpoint.</summary>
    public void Open(MqttEndpoint endpoint)
    {
        _ = _turns.Start(async () =>
        {
            var address = new IPEndPoint(IPAddress.Loopback, 1883);
            await endpoint.RunAsync(this, address, address, Aborted, _closed.Token);
        });
        Listen();
    }

    /// <summary>Sends bytes; <paramref name="left"/> is called when the last of them reached the other side.</summary>
    public void Send(byte[] bytes, Action? left = null)
    {
        _sending.Enqueue((bytes, left));
        if (!_delivering && !IsCut)
        {
            _delivering = true;
            _clock.In(_random.Next(4), Deliver);
        }
    }

    /// <summary>From now on nothing comes back.</summary>
    public void Deafen() => _deaf = true;

    /// <summary>Cuts the connection.</summary>
    /// <param name="orderly">True ends it with an end of stream, else with an error.</param>
    public void Cut(bool orderly)
    {
        if (IsCut)
        {
            return;
        }

        IsCut = true;
        _sending.Clear();
        _up.Writer.Complete(orderly ? null : new ConnectionResetException("The connection was reset (simulated)."));
        _turns.Post(
            state =>
            {
                if (!orderly)
                {
                    _closed.Cancel();
                }

                _down.Reader.Complete();
            },
            null);
        _clock.In(_random.Next(10), _lost);
    }

    /// <summary>The process on the other side is no more.</summary>
    public void Die()
    {
        if (!IsCut)
        {
            IsCut = true;
            _sending.Clear();
            _clock.In(_random.Next(10), _lost);
        }
    }

    private void Aborted() => Cut(orderly: false);

    private void Deliver()
    {
        _delivering = false;
        if (IsCut || !_sending.TryPeek(out var first))
        {
            return;
        }

        var rest = first.Bytes.Length - _sentOfFirst;
        var piece = _random.Next(3) == 0 ? 1 + _random.Next(rest) : rest;
        _up.Writer.Write(first.Bytes.AsSpan(_sentOfFirst, piece));
        _sentOfFirst += piece;
        if (piece == rest)
        {
            _sending.Dequeue();
            _sentOfFirst = 0;
            first.Left?.Invoke();
        }

        if (_random.Next(4) != 0 || _sending.Count == 0)
        {
            _ = _up.Writer.FlushAsync().AsTask();
        }

        if (_sending.Count > 0)
        {
            _delivering = true;
            _clock.In(_random.Next(8) == 0 ? _random.Next(40) : 0, Deliver);
        }
    }

    /// <summary>Waits for the endpoint to flush; the callback comes within the flush itself.</summary>
    private void Listen()
    {
        if (IsCut)
        {
            return;
        }

        var read = _down.Reader.ReadAsync().GetAwaiter();
        if (read.IsCompleted)
        {
            Take(read.GetResult());
        }
        else
        {
            read.UnsafeOnCompleted(() =>
            {
                if (!IsCut)
                {
                    Take(read.GetResult());
                }
            });
        }
    }

    private void Take(ReadResult result)
    {
        if (_collecting || IsCut)
        {
            return;
        }

        var bytes = result.Buffer.ToArray();
        if (bytes.Length == 0 && result.IsCompleted)
        {
            Cut(orderly: true);
            return;
        }

        // The bytes wait in the pipe while they travel, so that a slow device pushes back.
        _collecting = true;
        _clock.In(_random.Next(6), () =>
        {
            _collecting = false;
            if (IsCut)
            {
                return;
            }

            _down.Reader.AdvanceTo(result.Buffer.End);
            if (!_deaf)
            {
                _received(bytes);
            }

            Listen();
        });
    }
}
