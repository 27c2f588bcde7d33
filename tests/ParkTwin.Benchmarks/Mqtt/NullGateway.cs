using ParkTwin.Mqtt;

namespace ParkTwin.Benchmarks.Mqtt;

/// <summary>Takes everything and keeps nothing; durable at once, or when a timer says so.</summary>
internal sealed class NullGateway(bool everyMillisecond) : IDeviceGateway, ICommitFeed
{
    private long _ticket;
    private long _committed;

    /// <inheritdoc/>
    public ICommitFeed Commits => this;

    private bool IsTimed => everyMillisecond;

    /// <inheritdoc/>
    public long Committed => Volatile.Read(ref _committed);

    /// <inheritdoc/>
    public IDisposable Subscribe(ICommitListener listener) => new Timer(
        _ =>
        {
            Volatile.Write(ref _committed, Volatile.Read(ref _ticket));
            listener.OnCommitted();
        },
        null,
        1,
        1);

    /// <inheritdoc/>
    public ValueTask<ConnectDecision> ConnectAsync(ConnectRequest request, CancellationToken cancellationToken) =>
        new(ConnectDecision.Accept());

    /// <inheritdoc/>
    public IPublishReceiver Open(DeviceSession session) => new Receiver(this);

    /// <inheritdoc/>
    public void Offline(DeviceSession session, OfflineReason reason, MqttWill? will)
    {
        if (reason == OfflineReason.ProtocolError)
        {
            throw new InvalidOperationException($"{session.ClientId} broke the protocol; the figures mean nothing.");
        }
    }

    /// <inheritdoc/>
    public MqttReasonCode Subscribe(DeviceSession session, ReadOnlySpan<byte> topicFilter, MqttQos requested) =>
        MqttReasonCode.NotAuthorized;

    private sealed class Receiver(NullGateway gateway) : IPublishReceiver
    {
        /// <inheritdoc/>
        public MqttReasonCode Receive(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, in PublishFlags flags) =>
            MqttReasonCode.Success;

        /// <inheritdoc/>
        public long Submit() => gateway.IsTimed ? Interlocked.Increment(ref gateway._ticket) : 0;

        /// <inheritdoc/>
        public ValueTask ReadyAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        /// <inheritdoc/>
        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
