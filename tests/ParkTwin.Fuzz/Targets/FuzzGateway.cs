using ParkTwin.Mqtt;

namespace ParkTwin.Fuzz.Targets;

/// <summary>A gateway that takes everything, refuses some topics, and commits when it is told to.</summary>
internal sealed class FuzzGateway : IDeviceGateway, ICommitFeed
{
    private readonly List<ICommitListener> _listeners = [];
    private long _ticket;

    public ICommitFeed Commits => this;

    public long Committed { get; private set; }

    /// <summary>Publishes taken.</summary>
    public int Received { get; private set; }

    /// <summary>Connections opened and not yet given up.</summary>
    public int Open { get; private set; }

    /// <summary>Another input begins.</summary>
    public void Begin() => Received = 0;

    public void Commit()
    {
        if (Committed == _ticket)
        {
            return;
        }

        Committed = _ticket;
        foreach (var listener in _listeners.ToArray())
        {
            listener.OnCommitted();
        }
    }

    public IDisposable Subscribe(ICommitListener listener)
    {
        _listeners.Add(listener);
        return new Subscription(() => _listeners.Remove(listener));
    }

    public ValueTask<ConnectDecision> ConnectAsync(ConnectRequest request, CancellationToken cancellationToken) =>
        new(request.UserName == "园" ? ConnectDecision.Refuse(MqttReasonCode.BadUserNameOrPassword, "wrong") : ConnectDecision.Accept());

    IPublishReceiver IDeviceGateway.Open(DeviceSession session)
    {
        Open++;
        return new Receiver(this);
    }

    public void Offline(DeviceSession session, OfflineReason reason, MqttWill? will)
    {
    }

    public MqttReasonCode Subscribe(DeviceSession session, ReadOnlySpan<byte> topicFilter, MqttQos requested) =>
        topicFilter.EndsWith("/status"u8) ? (MqttReasonCode)requested : MqttReasonCode.NotAuthorized;

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }

    private sealed class Receiver(FuzzGateway gateway) : IPublishReceiver
    {
        private bool _ended;

        public string? LastReasonText => "no such meter";

        public MqttReasonCode Receive(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, in PublishFlags flags)
        {
            if (_ended)
            {
                throw new InvalidOperationException("A publish comes after its receiver was disposed.");
            }

            gateway.Received++;
            return topic.EndsWith("/reading"u8) ? MqttReasonCode.Success : MqttReasonCode.TopicNameInvalid;
        }

        public long Submit() => ++gateway._ticket;

        public ValueTask ReadyAsync(CancellationToken cancellationToken) => default;

        public void Dispose()
        {
            if (!_ended)
            {
                _ended = true;
                gateway.Open--;
            }
        }
    }
}
