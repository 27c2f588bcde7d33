namespace ParkTwin.Simulators.Publishing;

/// <summary>Sends readings at QoS 1 and counts what was acknowledged. Not for use by two threads.</summary>
internal interface IReadingPublisher
{
    /// <summary>Readings handed to the connection.</summary>
    long Published { get; }

    /// <summary>Readings whose message was acknowledged.</summary>
    long Acknowledged { get; }

    /// <summary>Sends one message; waits while too many are in flight. The bytes are free again when it returns.</summary>
    /// <param name="lane">Messages of one lane keep their order (a meter, by its number).</param>
    /// <param name="topic">UTF-8 topic.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="readings">Readings in it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask PublishAsync(
        int lane, ReadOnlyMemory<byte> topic, ReadOnlyMemory<byte> payload, int readings, CancellationToken cancellationToken);

    /// <summary>Sends what is buffered now.</summary>
    ValueTask FlushAsync(CancellationToken cancellationToken);

    /// <summary>Completes when everything published has been acknowledged.</summary>
    ValueTask DrainAsync(CancellationToken cancellationToken);
}
