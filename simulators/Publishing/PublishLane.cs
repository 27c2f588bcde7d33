using ParkTwin.Mqtt;

namespace ParkTwin.Simulators.Publishing;

/// <summary>One pipelined QoS 1 connection that counts readings instead of messages.</summary>
internal sealed class PublishLane : IAsyncDisposable
{
    private const int FlushBytes = 48 * 1024;
    private const int MostInFlight = 65_536;
    private readonly int[] _readings = new int[MostInFlight];
    private MqttPublisher _publisher = null!;
    private long _messages;
    private long _counted;
    private long _acknowledged;

    private PublishLane()
    {
    }

    /// <summary>Readings acknowledged.</summary>
    public long Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Messages that the endpoint acknowledged with a refusal (quarantined, or not allowed).</summary>
    public long Refused => _publisher.Refused;

    /// <summary>Connects.</summary>
    /// <exception cref="MqttConnectException">Nobody listens, or the endpoint refuses.</exception>
    public static async Task<PublishLane> ConnectAsync(PublisherOptions options, int number, CancellationToken cancellationToken)
    {
        var lane = new PublishLane();
        var server = new MqttServerAddress
        {
            Host = options.Endpoint.Host,
            Port = options.Endpoint.Port,
            UserName = options.User,
            Password = options.Password,
        };
        lane._publisher = await MqttPublisher.ConnectAsync(
            new MqttClientOptions { Server = server, ClientId = $"{options.ClientId}-{number}", Window = options.InFlight },
            lane.Count,
            cancellationToken);
        return lane;
    }

    /// <summary>Adds a message; waits while the window is full.</summary>
    public async ValueTask PublishAsync(
        ReadOnlyMemory<byte> topic, ReadOnlyMemory<byte> payload, int readings, CancellationToken cancellationToken)
    {
        _readings[_messages % MostInFlight] = readings;
        while (!_publisher.TryPublish(topic.Span, payload.Span))
        {
            await FlushAsync();
            await _publisher.WaitForRoomAsync(1 + (_publisher.Window / 8), cancellationToken);
        }

        _messages++;
        if (_publisher.Unflushed >= FlushBytes)
        {
            await FlushAsync();
        }
    }

    /// <summary>Sends what has gathered. Not to be cancelled: half a packet would end the connection.</summary>
    public ValueTask FlushAsync() => _publisher.FlushAsync(CancellationToken.None);

    /// <summary>Completes when everything is acknowledged.</summary>
    public async ValueTask DrainAsync(CancellationToken cancellationToken)
    {
        await FlushAsync();
        await _publisher.WaitForRoomAsync(_publisher.Window, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _publisher.DisposeAsync();

    /// <summary>Acknowledgements come in the order of the messages, so the nth belongs to the nth.</summary>
    private void Count(long acknowledgedMessages)
    {
        var readings = 0L;
        for (; _counted < acknowledgedMessages; _counted++)
        {
            readings += _readings[_counted % MostInFlight];
        }

        Volatile.Write(ref _acknowledged, _acknowledged + readings);
    }
}
