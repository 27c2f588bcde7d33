using System.IO.Pipelines;

namespace ParkTwin.Mqtt.Tests.Fakes;

/// <summary>Connects a client to an endpoint by a pair of pipes.</summary>
internal sealed class PipeTransport : IMqttTransport
{
    private readonly Pipe _up = new();
    private readonly Pipe _down = new();

    public PipeTransport(MqttEndpoint endpoint) =>
        Served = endpoint.RunAsync(new End(_up.Reader, _down.Writer), null, null, Cut, CancellationToken.None);

    public Task Served { get; }

    public PipeReader Input => _down.Reader;

    public PipeWriter Output => _up.Writer;

    /// <summary>The line breaks.</summary>
    public void Cut()
    {
        _up.Writer.Complete(new IOException("cut"));
        _down.Writer.Complete(new IOException("cut"));
    }

    public async ValueTask DisposeAsync()
    {
        await _up.Writer.CompleteAsync();
        _down.Reader.CancelPendingRead();
        await _down.Reader.CompleteAsync();
    }

    private sealed record End(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
