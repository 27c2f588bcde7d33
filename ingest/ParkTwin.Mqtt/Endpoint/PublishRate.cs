namespace ParkTwin.Mqtt.Endpoint;

/// <summary>
/// How fast one client may publish: buckets of messages and bytes that fill with time. Who overdraws is not read from until the debt
/// is paid; a debt beyond a whole burst is worth a word. Used by the connection's reader alone.
/// </summary>
internal sealed class PublishRate
{
    private readonly TimeProvider _time;
    private readonly double _messagesPerSecond;
    private readonly double _bytesPerSecond;
    private readonly double _burstSeconds;
    private double _messages;
    private double _bytes;
    private long _at;

    private PublishRate(MqttEndpointOptions options, TimeProvider time)
    {
        _time = time;
        _messagesPerSecond = options.MessagesPerSecond == 0 ? double.PositiveInfinity : options.MessagesPerSecond;
        _bytesPerSecond = options.BytesPerSecond == 0 ? double.PositiveInfinity : options.BytesPerSecond;
        _burstSeconds = options.BurstSeconds;
        (_messages, _bytes) = (-_burstSeconds, -_burstSeconds);
        _at = time.GetTimestamp();
    }

    /// <summary>The rate that the options ask for; null where they ask for none.</summary>
    public static PublishRate? Of(MqttEndpointOptions options, TimeProvider time) =>
        options.MessagesPerSecond == 0 && options.BytesPerSecond == 0 ? null : new(options, time);

    /// <summary>Takes what was received.</summary>
    /// <param name="messages">Publishes.</param>
    /// <param name="bytes">Bytes, headers included.</param>
    /// <param name="beyond">True where the debt is larger than a burst.</param>
    /// <returns>How long nothing more is to be read.</returns>
    public TimeSpan Take(long messages, long bytes, out bool beyond)
    {
        var now = _time.GetTimestamp();
        var passed = _time.GetElapsedTime(_at, now).TotalSeconds;
        _at = now;

        // Debts in seconds of each rate; negative is what was saved up.
        _messages = Math.Max(-_burstSeconds, _messages - passed) + (messages / _messagesPerSecond);
        _bytes = Math.Max(-_burstSeconds, _bytes - passed) + (bytes / _bytesPerSecond);
        var debt = Math.Max(_messages, _bytes);
        beyond = debt > _burstSeconds;
        return debt > 0 ? TimeSpan.FromSeconds(Math.Min(debt, _burstSeconds)) : TimeSpan.Zero;
    }
}
