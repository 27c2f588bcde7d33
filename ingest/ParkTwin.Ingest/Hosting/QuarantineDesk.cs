using ParkTwin.Contracts;
using ParkTwin.Ingest.Devices;
using ParkTwin.Ingest.Meters;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Ingest.Hosting;

/// <summary>Lists the quarantine and sends items through the ingester once more.</summary>
internal sealed class QuarantineDesk(
    Stores stores, DispatchRoom room, MeterDirectoryHolder directory, GatewayDirectoryHolder gateways,
    TimeProvider time) : IQuarantine, IDisposable
{
    private const int ItemsAtOnce = 500;
    private readonly SemaphoreSlim _replaying = new(1, 1);

    /// <inheritdoc/>
    public Task<QuarantinePage> ListAsync(int limit, long? before, QuarantineReason? reason, CancellationToken cancellationToken) =>
        stores.Quarantine.ListAsync(limit, before, reason, cancellationToken);

    /// <inheritdoc/>
    public async Task<QuarantineReplay> ReplayAsync(QuarantineSelection selection, CancellationToken cancellationToken)
    {
        // One replay at a time: two of the same item would count its readings twice.
        await _replaying.WaitAsync(cancellationToken);
        try
        {
            // An earlier one, of a caller that left or of a process that died, may have journalled what the quarantine has not seen yet.
            await DispatchedAsync(stores.Journal.AppendedPosition, cancellationToken);
            return await ReplayAllAsync(selection, cancellationToken);
        }
        finally
        {
            _replaying.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _replaying.Dispose();

    private async Task<QuarantineReplay> ReplayAllAsync(QuarantineSelection selection, CancellationToken cancellationToken)
    {
        var replayed = 0L;
        long? before = null;
        while (true)
        {
            var page = await stores.Quarantine.ListAsync(ItemsAtOnce, before, selection.Reason, cancellationToken);
            if (page.Items.Count == 0)
            {
                break;
            }

            before = page.Items[^1].Id;
            replayed += await ReplayAsync(page.Items.Where(i => selection.Ids?.Contains(i.Id) ?? true), cancellationToken);
        }

        var left = await stores.Quarantine.ListAsync(1, null, null, cancellationToken);
        return new(replayed, left.Total);
    }

    private async Task<long> ReplayAsync(IEnumerable<QuarantineItem> items, CancellationToken cancellationToken)
    {
        var (count, ticket) = (0L, 0L);
        foreach (var item in items)
        {
            var chunk = new JournalChunkWriter();
            var requeue = new RequeueReading(directory.Current, gateways.Current, time.GetUtcNow().ToUnixTimeMilliseconds());
            if (requeue.TryWrite(item, chunk))
            {
                ticket = stores.Journal.Append(chunk.Written, chunk.Records);
                count++;
            }
        }

        await stores.Commits.WaitAsync(ticket, cancellationToken);
        await DispatchedAsync(stores.Journal.CommittedPosition, cancellationToken);
        return count;
    }

    /// <summary>Waits until the quarantine has seen the journal up to a position.</summary>
    /// <exception cref="IOException">It never will: the pass over the journal has ended.</exception>
    private async Task DispatchedAsync(long end, CancellationToken cancellationToken)
    {
        while (room.Dispatcher!.Dispatched < end)
        {
            if (room.Failure is { } failure)
            {
                throw new IOException($"Nothing can be sent through again until ParkTwin is restarted: {failure}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), time, cancellationToken);
        }
    }
}
