namespace ParkTwin.Mqtt.Endpoint;

/// <summary>The running counts behind <see cref="MqttEndpointStatistics"/>; added to per chunk, not per message.</summary>
internal sealed class EndpointCounters
{
    private readonly long[] _counts = new long[Enum.GetValues<Count>().Length];

    /// <summary>What is counted.</summary>
    public enum Count
    {
        Connected,
        ConnectionsOpened,
        ConnectsAccepted,
        ConnectsRefused,
        PublishesReceived,
        PublishesRefused,
        PublishesRepeated,
        AcknowledgementsSent,
        BytesReceived,
        ProtocolErrors,
        SlowReaders,
        KeepAliveTimeouts,
        TakeOvers,
        DownlinkSent,
        DownlinkDropped,
    }

    public void Add(Count count, long amount = 1)
    {
        if (amount != 0)
        {
            Interlocked.Add(ref _counts[(int)count], amount);
        }
    }

    /// <summary>Adds one, and tells the new count.</summary>
    public long Next(Count count) => Interlocked.Increment(ref _counts[(int)count]);

    public long Read(Count count) => Interlocked.Read(ref _counts[(int)count]);

    public MqttEndpointStatistics Snapshot(long sessions) => new()
    {
        Connected = Read(Count.Connected),
        Sessions = sessions,
        ConnectionsOpened = Read(Count.ConnectionsOpened),
        ConnectsAccepted = Read(Count.ConnectsAccepted),
        ConnectsRefused = Read(Count.ConnectsRefused),
        PublishesReceived = Read(Count.PublishesReceived),
        PublishesRefused = Read(Count.PublishesRefused),
        PublishesRepeated = Read(Count.PublishesRepeated),
        AcknowledgementsSent = Read(Count.AcknowledgementsSent),
        BytesReceived = Read(Count.BytesReceived),
        ProtocolErrors = Read(Count.ProtocolErrors),
        SlowReaders = Read(Count.SlowReaders),
        KeepAliveTimeouts = Read(Count.KeepAliveTimeouts),
        TakeOvers = Read(Count.TakeOvers),
        DownlinkSent = Read(Count.DownlinkSent),
        DownlinkDropped = Read(Count.DownlinkDropped),
    };
}
