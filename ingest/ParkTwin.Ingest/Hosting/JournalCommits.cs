using ParkTwin.Mqtt;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Ingest.Hosting;

/// <summary>The journal's commits as the endpoint sees them.</summary>
internal sealed class JournalCommits(Journal journal) : ICommitFeed
{
    /// <inheritdoc/>
    public long Committed => journal.CommittedTicket;

    /// <inheritdoc/>
    public IDisposable Subscribe(ICommitListener listener)
    {
        var subscription = new Subscription(journal, listener);
        journal.Subscribe(subscription);
        return subscription;
    }

    /// <summary>Completes when a ticket is durable.</summary>
    public async Task WaitAsync(long ticket, CancellationToken cancellationToken)
    {
        if (Committed >= ticket)
        {
            return;
        }

        var waiter = new Waiter(ticket);
        journal.Subscribe(waiter);
        try
        {
            waiter.Committed(Committed);
            await waiter.DoneAsync().WaitAsync(cancellationToken);
        }
        finally
        {
            journal.Unsubscribe(waiter);
        }
    }

    private sealed class Subscription(Journal journal, ICommitListener listener) : ICommittedListener, IDisposable
    {
        public void Committed(long ticket) => listener.OnCommitted();

        public void Dispose() => journal.Unsubscribe(this);
    }

    private sealed class Waiter(long ticket) : ICommittedListener
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task DoneAsync() => await _done.Task; // Goes on where the caller runs, whoever completes it.

        public void Committed(long committed)
        {
            if (committed >= ticket)
            {
                _done.TrySetResult();
            }
        }
    }
}
