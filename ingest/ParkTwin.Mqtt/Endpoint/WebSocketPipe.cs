using System.Buffers;
using System.IO.Pipelines;
using System.Net.WebSockets;

namespace ParkTwin.Mqtt.Endpoint;

/// <summary>
/// A WebSocket as a pair of pipes. Packets and frames need not agree (MQTT 5.0, §6.0.0-1..4): binary frames are a stream of bytes, and
/// a frame of text ends the connection. Memory is bounded; a reader that is slow stops the socket.
/// </summary>
internal sealed class WebSocketPipe(WebSocket socket, TimeProvider time) : IDuplexPipe
{
    private const int Waiting = 256 * 1024;
    private const int Segment = 16 * 1024;
    private static readonly TimeSpan CloseDeadline = TimeSpan.FromSeconds(2);
    private static readonly PipeOptions Bounds = new(
        pauseWriterThreshold: Waiting, resumeWriterThreshold: Waiting / 2, minimumSegmentSize: Segment, useSynchronizationContext: false);

    private readonly Pipe _received = new(Bounds);
    private readonly Pipe _toSend = new(Bounds);
    private WebSocketCloseStatus _status = WebSocketCloseStatus.NormalClosure;

    /// <inheritdoc/>
    public PipeReader Input => _received.Reader;

    /// <inheritdoc/>
    public PipeWriter Output => _toSend.Writer;

    /// <summary>Serves the connection to its end.</summary>
    public async Task RunAsync(MqttEndpoint endpoint, DeviceOrigin origin, CancellationToken closed, CancellationToken stopping)
    {
        var receiving = ReceiveAsync();
        var sending = SendAsync();
        await endpoint.RunAsync(this, origin, socket.Abort, closed, stopping);
        await sending;
        await CloseAsync();
        await LeaveAsync(receiving);
    }

    private static bool IsEnd(Exception e) =>
        e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException;

    private async Task ReceiveAsync()
    {
        var writer = _received.Writer;
        try
        {
            while (true)
            {
                var result = await socket.ReceiveAsync(writer.GetMemory(Segment / 4), CancellationToken.None);
                if (result.MessageType != WebSocketMessageType.Binary)
                {
                    var isText = result.MessageType == WebSocketMessageType.Text;
                    _status = isText ? WebSocketCloseStatus.InvalidMessageType : WebSocketCloseStatus.NormalClosure;
                    break;
                }

                writer.Advance(result.Count);
                // Where the endpoint reads no more, what still comes is dropped until the device has closed: to hang up on it while it is
                // sending would make TCP throw the last words away.
                await writer.FlushAsync();
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            _status = WebSocketCloseStatus.EndpointUnavailable; // The device is gone; there is nobody to tell.
        }
        finally
        {
            await writer.CompleteAsync();
        }
    }

    private async Task SendAsync()
    {
        var reader = _toSend.Reader;
        try
        {
            while (true)
            {
                var result = await reader.ReadAsync();
                await SendAsync(result.Buffer);
                reader.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                {
                    break;
                }
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            _status = WebSocketCloseStatus.EndpointUnavailable; // It does not read any more; the endpoint sees the pipe end.
        }
        finally
        {
            await reader.CompleteAsync();
        }
    }

    private async ValueTask SendAsync(ReadOnlySequence<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var part = bytes.First;
            bytes = bytes.Slice(part.Length);
            await socket.SendAsync(part, WebSocketMessageType.Binary, endOfMessage: bytes.IsEmpty, CancellationToken.None);
        }
    }

    /// <summary>Lets the device read the last words and close; the deadline ends the patience.</summary>
    private async Task LeaveAsync(Task receiving)
    {
        try
        {
            await receiving.WaitAsync(CloseDeadline, time);
        }
        catch (TimeoutException)
        {
            _status = WebSocketCloseStatus.EndpointUnavailable;
        }

        socket.Abort();
        await receiving;
    }

    private async Task CloseAsync()
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        using var deadline = new CancellationTokenSource(CloseDeadline, time);
        try
        {
            await socket.CloseOutputAsync(_status, null, deadline.Token);
        }
        catch (Exception e) when (IsEnd(e))
        {
            socket.Abort();
        }
    }
}
