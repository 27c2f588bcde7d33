namespace ParkTwin.Simulators.Publishing;

/// <summary>Publishes over one or more pipelined connections; a lane keeps to one connection.</summary>
internal sealed class QosOnePublisher : IReadingPublisher, IAsyncDisposable
{
    private readonly List<PublishLane> _lanes;

    private QosOnePublisher(List<PublishLane> lanes) => _lanes = lanes;

    /// <inheritdoc/>
    public long Published { get; private set; }

    /// <inheritdoc/>
    public long Acknowledged => _lanes.Sum(lane => lane.Acknowledged);

    /// <summary>Messages acknowledged with a refusal.</summary>
    public long Refused => _lanes.Sum(lane => lane.Refused);

    /// <summary>Connects.</summary>
    /// <exception cref="ParkTwin.Mqtt.MqttConnectException">Nobody listens, or the endpoint refuses.</exception>
    public static async Task<QosOnePublisher> ConnectAsync(PublisherOptions options, CancellationToken cancellationToken)
    {
        var lanes = new List<PublishLane>();
        var publisher = new QosOnePublisher(lanes);
        try
        {
            for (var i = 0; i < options.Connections; i++)
            {
                lanes.Add(await PublishLane.ConnectAsync(options, i, cancellationToken));
            }
        }
        catch (Exception)
        {
            await publisher.DisposeAsync();
            throw;
        }

        return publisher;
    }

    /// <inheritdoc/>
    public async ValueTask PublishAsync(
        int lane, ReadOnlyMemory<byte> topic, ReadOnlyMemory<byte> payload, int readings, CancellationToken cancellationToken)
    {
        await _lanes[lane % _lanes.Count].PublishAsync(topic, payload, readings, cancellationToken);
        Published += readings;
    }

    /// <inheritdoc/>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var lane in _lanes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await lane.FlushAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DrainAsync(CancellationToken cancellationToken)
    {
        foreach (var lane in _lanes)
        {
            await lane.DrainAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes)
        {
            await lane.DisposeAsync();
        }
    }
}
