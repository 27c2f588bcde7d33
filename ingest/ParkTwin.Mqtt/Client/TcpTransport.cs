using System.IO.Pipelines;
using System.Net.Security;
using System.Net.Sockets;

namespace ParkTwin.Mqtt.Client;

/// <summary>A connection over TCP, with TLS where the address says so.</summary>
internal sealed class TcpTransport : IMqttTransport
{
    private const int BufferSize = 64 * 1024;
    private readonly Socket _socket;
    private readonly Stream _stream;

    private TcpTransport(Socket socket, Stream stream)
    {
        (_socket, _stream) = (socket, stream);
        Input = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: BufferSize, leaveOpen: true));
        Output = PipeWriter.Create(stream, new StreamPipeWriterOptions(minimumBufferSize: BufferSize, leaveOpen: true));
    }

    /// <inheritdoc/>
    public PipeReader Input { get; }

    /// <inheritdoc/>
    public PipeWriter Output { get; }

    /// <summary>Connects.</summary>
    public static async ValueTask<IMqttTransport> ConnectAsync(MqttServerAddress server, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Stream? stream = null;
        try
        {
            await socket.ConnectAsync(server.Host, server.Port, cancellationToken).ConfigureAwait(false);
            stream = new NetworkStream(socket, ownsSocket: false);
            if (server.Tls)
            {
                var tls = new SslStream(stream);
                stream = tls;
                await tls
                    .AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = server.Host }, cancellationToken)
                    .ConfigureAwait(false);
            }

            return new TcpTransport(socket, stream);
        }
        catch
        {
            stream?.Dispose();
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _stream.DisposeAsync().ConfigureAwait(false);
    }
}
