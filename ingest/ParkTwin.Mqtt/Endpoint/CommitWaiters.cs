namespace ParkTwin.Mqtt.Endpoint;

/// <summary>
/// The connections with acknowledgements that wait for a commit, as a lock-free list: a commit costs what it concerns, however many
/// idle connections there are.
/// </summary>
internal sealed class CommitWaiters(ICommitFeed commits) : ICommitListener
{
    private ConnectionOutput? _head;

    /// <summary>Wakes this output at the next commit that covers its oldest ticket; at once if that is already the case.</summary>
    public void Register(ConnectionOutput output)
    {
        Push(output);
        if (output.OldestTicket <= commits.Committed)
        {
            output.Wake();
        }
    }

    /// <inheritdoc/>
    public void OnCommitted()
    {
        var waiter = Interlocked.Exchange(ref _head, null);
        while (waiter is not null)
        {
            var next = waiter.NextWaiter;
            waiter.NextWaiter = null;
            Volatile.Write(ref waiter.Waits, 0);
            Interlocked.MemoryBarrier();
            var oldest = waiter.OldestTicket;
            if (oldest <= commits.Committed)
            {
                waiter.Wake();
            }
            else if (oldest != long.MaxValue)
            {
                Register(waiter);
            }

            waiter = next;
        }
    }

    private void Push(ConnectionOutput output)
    {
        if (Interlocked.Exchange(ref output.Waits, 1) != 0)
        {
            return;
        }

        var head = Volatile.Read(ref _head);
        while (true)
        {
            output.NextWaiter = head;
            var seen = Interlocked.CompareExchange(ref _head, output, head);
            if (ReferenceEquals(seen, head))
            {
                return;
            }

            head = seen;
        }
    }
}
