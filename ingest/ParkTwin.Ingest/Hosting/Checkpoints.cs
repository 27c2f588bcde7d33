using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ParkTwin.Ingest.Dispatch;

namespace ParkTwin.Ingest.Hosting;

/// <summary>
/// Has the grains make their ledgers durable from time to time, and lets the journal forget what every reader's durable position
/// has passed.
/// </summary>
internal sealed class Checkpoints(
    IngestOptions options, Stores stores, DispatchRoom room, StorageGauges storage, TimeProvider time, ILogger<Checkpoints> logger) : IDisposable
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<EnterpriseOutbox, long> _dirtySince = [];
    private readonly ConcurrentDictionary<string, string> _troubles = new(StringComparer.Ordinal);
    private bool _replayedSaved;

    /// <summary>What could not be made durable at the last attempt, and why; empty when all is well.</summary>
    public IReadOnlyDictionary<string, string> Troubles => _troubles;

    /// <summary>Runs until stopped; never faults.</summary>
    public async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                await RoundAsync();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return;
        }
    }

    /// <summary>One round; what fails in it is logged and tried again in the next, and the journal keeps what it may not forget.</summary>
    private async Task RoundAsync()
    {
        try
        {
            await SaveDueAsync();
            await ReleaseAsync();
            await storage.LookAsync(_stopping.Token);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException
            && !(failure is OperationCanceledException && _stopping.IsCancellationRequested))
        {
            logger.CheckpointFailed(failure, "all");
        }
    }

    /// <summary>Ends <see cref="RunAsync"/>.</summary>
    public void Stop() => _stopping.Cancel();

    /// <summary>Saves every grain that has something to save; for the end of the process.</summary>
    /// <returns>How many were saved.</returns>
    public async Task<int> SaveAllAsync(CancellationToken cancellationToken)
    {
        var due = room.Dispatcher!.Outboxes.Where(o => !o.IsParted && o.LastReadingEnd > o.Position.Durable).ToList();
        await SaveAsync(due, cancellationToken);
        await SaveQuarantineAsync(room.Dispatcher.Dispatched, cancellationToken);
        return due.Count;
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private async Task SaveDueAsync()
    {
        var isFirst = room.IsReady && !_replayedSaved;
        _replayedSaved |= isFirst;
        var early = stores.Journal.JournalBytes > options.JournalSoftLimitBytes;
        var now = time.GetTimestamp();
        var due = new List<EnterpriseOutbox>();
        foreach (var outbox in room.Dispatcher!.Outboxes)
        {
            if (outbox.IsParted || outbox.LastReadingEnd <= outbox.Position.Durable)
            {
                _dirtySince.Remove(outbox);
            }
            else if (isFirst)
            {
                due.Add(outbox); // Replayed at start: a process that dies again and again must not replay ever more.
            }
            else if (!_dirtySince.TryGetValue(outbox, out var since))
            {
                _dirtySince[outbox] = now;
            }
            else if (early || time.GetElapsedTime(since, now) >= options.CheckpointAfter)
            {
                due.Add(outbox);
            }
        }

        await SaveAsync(due, _stopping.Token);
        foreach (var outbox in due)
        {
            _dirtySince.Remove(outbox);
        }
    }

    /// <summary>Saves some at a time; a checkpoint that has begun is waited for.</summary>
    private async Task SaveAsync(List<EnterpriseOutbox> outboxes, CancellationToken cancellationToken)
    {
        var due = new ConcurrentQueue<EnterpriseOutbox>(outboxes);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(AtOnce, outboxes.Count)).Select(_ => SaveEachAsync(due, cancellationToken)));
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task SaveEachAsync(ConcurrentQueue<EnterpriseOutbox> due, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && due.TryDequeue(out var outbox))
        {
            try
            {
                await outbox.CheckpointAsync();
                _troubles.TryRemove(outbox.Key, out var _);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                _troubles[outbox.Key] = failure.Message;
                logger.CheckpointFailed(failure, outbox.Key);
            }
        }
    }

    /// <summary>A disk that refuses is tried again; until then the journal keeps what the quarantine has not made durable.</summary>
    private async Task SaveQuarantineAsync(long dispatched, CancellationToken cancellationToken)
    {
        try
        {
            await stores.Quarantine.CheckpointAsync(dispatched, cancellationToken);
            _troubles.TryRemove("quarantine", out _);
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
        {
            _troubles["quarantine"] = failure.Message;
            logger.CheckpointFailed(failure, "quarantine");
        }
    }

    private async Task ReleaseAsync()
    {
        var dispatched = room.Dispatcher!.Dispatched;
        await SaveQuarantineAsync(dispatched, _stopping.Token);
        var passed = Math.Min(dispatched, stores.Quarantine.Position);
        foreach (var outbox in room.Dispatcher.Outboxes)
        {
            var durable = outbox.Position.Durable;
            if (outbox.LastReadingEnd > durable)
            {
                passed = Math.Min(passed, durable);
            }
        }

        stores.Journal.Release(passed);
    }
}
