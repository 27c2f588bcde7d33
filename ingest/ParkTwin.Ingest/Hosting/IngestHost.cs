using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using ParkTwin.Ingest.Dispatch;
using ParkTwin.Storage;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.GrainStates;
using ParkTwin.Storage.Journals;
using ParkTwin.Storage.Quarantine;
using ParkTwin.Storage.Registry;

namespace ParkTwin.Ingest.Hosting;

/// <summary>
/// Starts and ends the ingester: opens journal, registry and quarantine, takes the registry file in, tells the grains their
/// assignments, replays what they miss, and at the end makes them durable.
/// </summary>
internal sealed class IngestHost(
    IngestOptions options,
    IFileSystem files,
    Stores stores,
    RegistryDesk desk,
    DispatchRoom room,
    Checkpoints checkpoints,
    IGrainFactory grains,
    TimeProvider time,
    ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private readonly ILogger<IngestHost> _logger = loggers.CreateLogger<IngestHost>();
    private volatile bool _isStopping;
    private DataDirectory? _directory;
    private Task _pass = Task.CompletedTask;
    private bool _disposed;
    private Task _checkpoints = Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _directory = await DataDirectory.AcquireAsync(files, options.DataDirectory, time, options.Journal.NewId, cancellationToken);
        var directory = _directory.Path;
        var journal = await Journal.OpenAsync(
            files, Path.Combine(directory, "journal"), options.Journal, time, loggers.CreateLogger<Journal>(), cancellationToken);
        var registry = await RegistryLog.OpenAsync(files, directory, journal.Id, time, cancellationToken);
        var quarantine = await QuarantineStore.OpenAsync(
            files, Path.Combine(directory, "quarantine"), options.Quarantine, loggers.CreateLogger<QuarantineStore>(), cancellationToken);
        stores.Open(journal, registry, quarantine);

        await desk.ReplayAsync(Math.Max(journal.FirstPosition, registry.AppliedPosition + 1), cancellationToken);
        if (LoadRegistry() is { } parks)
        {
            await desk.SeedAsync(parks, cancellationToken);
        }

        var dispatcher = room.Open(journal);
        room.TryRebuildAsync = (type, key) => TryRebuildAsync(type, key, journal);
        await desk.DefineParksAsync();
        var from = await room.RouteAsync(registry.State, grains, journal.Id);
        RefuseOlderJournal(journal);
        from = Math.Max(journal.FirstPosition, Math.Min(from, Math.Min(journal.CommittedPosition, quarantine.Position)));
        _logger.Began(registry.State.Meters.Count, registry.State.Enterprises.Count, journal.CommittedPosition, from);
        _pass = PassAsync(dispatcher, from);
        _ = AnnounceAsync(journal.CommittedPosition, from);
        _checkpoints = checkpoints.RunAsync();
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!stores.AreOpen || room.Dispatcher is not { } dispatcher)
        {
            return;
        }

        _isStopping = true;
        checkpoints.Stop();
        await _checkpoints;
        await DrainAsync(dispatcher, cancellationToken);
        dispatcher.Stop();
        try
        {
            await _pass.WaitAsync(cancellationToken);
            var saved = await checkpoints.SaveAllAsync(cancellationToken).WaitAsync(cancellationToken);
            _logger.Ended(saved, stores.Journal.CommittedPosition, dispatcher.Applied);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // No fault: what is acknowledged is in the journal, and what no grain has saved is replayed at the next start.
            _logger.EndedUnsaved(room.Unsaved, stores.Journal.CommittedPosition);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The container hands it out under two names and disposes it once for each.
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (room.Dispatcher is { } dispatcher)
        {
            // A host that fails to start is disposed without being stopped.
            _isStopping = true;
            checkpoints.Stop();
            dispatcher.Stop();
            await Task.WhenAll(_pass, _checkpoints);
            dispatcher.Dispose();
        }

        if (stores.AreOpen)
        {
            await stores.Quarantine.DisposeAsync();
            await stores.Registry.DisposeAsync();
            await stores.Journal.DisposeAsync();
        }

        _directory?.Dispose();
    }

    /// <summary>A grain that is further than the journal has seen another one: what comes now would be passed over.</summary>
    private void RefuseOlderJournal(Journal journal)
    {
        var ahead = room.Dispatcher!.Outboxes.FirstOrDefault(o => o.Position.Applied > journal.CommittedPosition);
        if (ahead is not null)
        {
            throw new InvalidDataException(
                $"Enterprise {ahead.Key} has applied the journal up to {ahead.Position.Applied}, but {options.DataDirectory}/journal ends at "
                + $"{journal.CommittedPosition}: it is an older copy than the rest of the data. Restore the whole data directory from one backup.");
        }
    }

    /// <summary>
    /// While the journal has released nothing, all that an enterprise ever received is in it; what a park keeps it is told at every start.
    /// </summary>
    private async ValueTask<bool> TryRebuildAsync(string type, string key, Journal journal)
    {
        if (type != "park" && journal.FirstPosition > 0)
        {
            return false;
        }

        var states = new FileGrainStorage(files, _directory!.Path);
        if (await states.SetAsideAsync(type, GrainId.Create(type, key), time.GetUtcNow()) is not { } aside)
        {
            return false;
        }

        _logger.Rebuilding($"{type} {key}", aside);
        return true;
    }

    private IReadOnlyList<Domain.ParkDefinition>? LoadRegistry() => options switch
    {
        { RegistryFile: { } path } => RegistryFile.Load(path),
        { RegistryJson: { IsEmpty: false } json } => RegistryFile.Parse(json.Span),
        _ => null,
    };

    private async Task PassAsync(Dispatcher dispatcher, long from)
    {
        try
        {
            await dispatcher.RunAsync(from);
        }
        catch (Exception failure)
        {
            room.Failure = failure.Message;
            _logger.DispatcherFailed(failure);
        }
    }

    private async Task AnnounceAsync(long end, long from)
    {
        var began = time.GetTimestamp();
        while (room.Dispatcher!.AppliedByTheRest < end && room.Failure is null && !_isStopping)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), time);
        }

        room.IsReady = room.Failure is null && !_isStopping;
        _logger.Replayed(end - from, time.GetElapsedTime(began).TotalMilliseconds);
    }

    /// <summary>Gives what is committed two seconds to reach the ledgers; what does not is replayed at the next start.</summary>
    private async Task DrainAsync(Dispatcher dispatcher, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (dispatcher.Applied < stores.Journal.CommittedPosition
            && time.GetElapsedTime(began) < TimeSpan.FromSeconds(2)
            && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), time, CancellationToken.None);
        }
    }
}
