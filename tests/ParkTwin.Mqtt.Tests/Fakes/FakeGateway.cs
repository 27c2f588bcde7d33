using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;

namespace ParkTwin.Mqtt.Tests.Fakes;

/// <summary>One message that a gateway was given.</summary>
internal sealed record Received(string ClientId, string Topic, string Payload, PublishFlags Flags);

/// <summary>One end of a device.</summary>
internal sealed record Gone(string ClientId, OfflineReason Reason, MqttWill? Will);

/// <summary>A gateway that remembers everything and commits when told to, or at once.</summary>
internal sealed class FakeGateway : IDeviceGateway, ICommitFeed
{
    private readonly Lock _gate = new();
    private readonly List<ICommitListener> _listeners = [];
    private readonly Channel<int> _arrived = Channel.CreateUnbounded<int>();
    private long _ticket;
    private long _committed;

    public ConcurrentQueue<Received> Messages { get; } = new();

    public ConcurrentQueue<ConnectRequest> Requests { get; } = new();

    public Channel<Gone> Ends { get; } = Channel.CreateUnbounded<Gone>();

    public Func<ConnectRequest, ValueTask<ConnectDecision>> Decide { get; set; } = static _ => new(ConnectDecision.Accept());

    public Func<string, MqttReasonCode> Judge { get; set; } = static _ => MqttReasonCode.Success;

    public string? ReasonText { get; set; }

    public Func<Task> Ready { get; set; } = static () => Task.CompletedTask;

    /// <summary>Whether a ticket waits for <see cref="Commit"/>.</summary>
    public bool Manual { get; set; }

    public int Submits { get; private set; }

    public ICommitFeed Commits => this;

    public long Committed => Interlocked.Read(ref _committed);

    /// <summary>The last ticket given.</summary>
    public long LastTicket => Interlocked.Read(ref _ticket);

    /// <summary>Commits up to a ticket; by default everything.</summary>
    public void Commit(long? ticket = null)
    {
        ICommitListener[] listeners;
        lock (_gate)
        {
            _committed = ticket ?? _ticket;
            listeners = [.. _listeners];
        }

        foreach (var listener in listeners)
        {
            listener.OnCommitted();
        }
    }

    /// <summary>Waits until this many more messages have come.</summary>
    public async Task ArrivedAsync(int count)
    {
        for (var missing = count; missing > 0;)
        {
            missing -= await _arrived.Reader.ReadAsync().AsTask().WaitAsync(Device.Patience);
        }
    }

    public IDisposable Subscribe(ICommitListener listener)
    {
        lock (_gate)
        {
            _listeners.Add(listener);
        }

        return new Subscription(this, listener);
    }

    public ValueTask<ConnectDecision> ConnectAsync(ConnectRequest request, CancellationToken cancellationToken)
    {
        Requests.Enqueue(request);
        return Decide(request);
    }

    public IPublishReceiver Open(DeviceSession session) => new Receiver(this, session);

    public void Offline(DeviceSession session, OfflineReason reason, MqttWill? will) =>
        Ends.Writer.TryWrite(new Gone(session.ClientId, reason, will));

    public MqttReasonCode Subscribe(DeviceSession session, ReadOnlySpan<byte> topicFilter, MqttQos requested) =>
        topicFilter.StartsWith("parktwin/v1/"u8) && topicFilter.EndsWith("/status"u8)
            ? (MqttReasonCode)requested
            : MqttReasonCode.NotAuthorized;

    private sealed class Subscription(FakeGateway gateway, ICommitListener listener) : IDisposable
    {
        public void Dispose()
        {
            lock (gateway._gate)
            {
                gateway._listeners.Remove(listener);
            }
        }
    }

    private sealed class Receiver(FakeGateway gateway, DeviceSession session) : IPublishReceiver
    {
        private int _staged;

        public string? LastReasonText => gateway.ReasonText;

        public MqttReasonCode Receive(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, in PublishFlags flags)
        {
            var name = Encoding.UTF8.GetString(topic);
            gateway.Messages.Enqueue(new Received(session.ClientId, name, Encoding.UTF8.GetString(payload), flags));
            _staged++;
            return gateway.Judge(name);
        }

        public long Submit()
        {
            var staged = _staged;
            _staged = 0;
            long ticket = 0;
            lock (gateway._gate)
            {
                gateway.Submits++;
                if (gateway.Manual)
                {
                    ticket = ++gateway._ticket;
                }
            }

            gateway._arrived.Writer.TryWrite(staged);
            return ticket;
        }

        public ValueTask ReadyAsync(CancellationToken cancellationToken) =>
            new(gateway.Ready().WaitAsync(cancellationToken));

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
