using ParkTwin.Mqtt;

namespace ParkTwin.Ingest.Hosting;

/// <summary>Acknowledges a broker's messages in their order once the journal has them.</summary>
internal sealed class CommittedAcks : IMqttMessageHandler, ICommitListener, IAsyncDisposable
{
    private readonly IPublishReceiver _receiver;
    private readonly JournalCommits _commits;
    private readonly Lock _lock = new();
    private readonly Queue<Waiting> _waiting = new();
    private readonly List<Waiting> _chunk = [];
    private readonly IDisposable _subscription;
    private readonly SemaphoreSlim _committed = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loop;

    /// <summary>Begins to acknowledge.</summary>
    public CommittedAcks(IPublishReceiver receiver, JournalCommits commits)
    {
        (_receiver, _commits) = (receiver, commits);
        _subscription = commits.Subscribe(this);
        _loop = RunAsync();
    }

    /// <summary>The client to acknowledge through; set before it connects.</summary>
    public MqttClient? Client { get; set; }

    /// <inheritdoc/>
    public void OnMessage(in MqttDelivery delivery)
    {
        // What went to quarantine is safe here too: the broker is told that it arrived, not why it is there.
        _receiver.Receive(delivery.Topic, delivery.Payload, delivery.Flags);
        if (delivery.Flags.Qos != MqttQos.AtMostOnce)
        {
            _chunk.Add(new(delivery.Token, 0));
        }
    }

    /// <inheritdoc/>
    public void OnChunkEnd()
    {
        var ticket = _receiver.Submit();
        lock (_lock)
        {
            foreach (var waiting in _chunk)
            {
                _waiting.Enqueue(waiting with { Ticket = ticket });
            }
        }

        _chunk.Clear();
        if (_commits.Committed >= ticket)
        {
            OnCommitted();
        }
    }

    /// <inheritdoc/>
    public ValueTask ReadyAsync(CancellationToken cancellationToken) => _receiver.ReadyAsync(cancellationToken);

    /// <inheritdoc/>
    public void OnCommitted()
    {
        if (_committed.CurrentCount == 0)
        {
            _committed.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        await _stopping.CancelAsync();
        await _loop;
        _receiver.Dispose();
        _committed.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await _committed.WaitAsync(_stopping.Token);
                while (TryTake(_commits.Committed, out var token))
                {
                    Client!.Acknowledge(token);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return;
        }
    }

    private bool TryTake(long committed, out MqttAckToken token)
    {
        lock (_lock)
        {
            if (_waiting.TryPeek(out var waiting) && waiting.Ticket <= committed)
            {
                token = _waiting.Dequeue().Token;
                return true;
            }
        }

        token = default;
        return false;
    }

    private readonly record struct Waiting(MqttAckToken Token, long Ticket);
}
