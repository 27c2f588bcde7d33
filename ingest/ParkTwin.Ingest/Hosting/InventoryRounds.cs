using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using ParkTwin.Contracts;

namespace ParkTwin.Ingest.Hosting;

/// <summary>
/// Has the inventory of every enterprise looked at again: once the ledgers are current after a start, after each publication of
/// reference data, and from time to time, since readings come late. It stands beside the registry, which alone knows all
/// enterprises, and never in the way of readings: one enterprise at a time, and after each as long a pause as it took.
/// </summary>
internal sealed class InventoryRounds(
    IRegistryView registry,
    DispatchRoom room,
    Lazy<IIngestStatus> status,
    IGrainFactory grains,
    TimeProvider time,
    ILogger<InventoryRounds> logger) : BackgroundService
{
    /// <summary>How often it looks whether a round is due.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    /// <summary>Time between the beginnings of two rounds when nothing is published.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(15);

    /// <summary>Readings in a tick above which a backlog is arriving: half-told months would raise flags that the next round clears.</summary>
    public const long Backlog = 50_000;

    /// <summary>Longest time that the first round waits for a backlog.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan WorthAPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private string? _set;
    private long? _last;
    private long? _accepted;
    private long? _waitsSince;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Tick, time, stoppingToken);
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    /// <summary>Runs a round where one is due.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        if (!room.IsReady || (_last is null && IsBacklogArriving()) || await CurrentAsync(cancellationToken) is not { } set)
        {
            return;
        }

        var now = time.GetTimestamp();
        if (_set != set || _last is not { } last || time.GetElapsedTime(last, now) >= Period)
        {
            (_set, _last) = (set, now);
            await RoundAsync(set, cancellationToken);
        }
    }

    private bool IsBacklogArriving()
    {
        var now = time.GetTimestamp();
        _waitsSince ??= now;
        var accepted = status.Value.Read().Accepted;
        var before = _accepted ?? 0;
        _accepted = accepted;
        return accepted - before >= Backlog && time.GetElapsedTime(_waitsSince.Value, now) < LongestWait;
    }

    /// <summary>The newest reference set; null while it cannot be told.</summary>
    private async Task<string?> CurrentAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await grains.GetGrain<IReferenceGrain>(GrainKeys.Reference).Current();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            logger.ReferenceUnknown(failure);
            return null;
        }
    }

    private async Task RoundAsync(string set, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var (reviewed, failed) = (0, 0);
        foreach (var park in registry.Current.Parks)
        {
            foreach (var key in park.EnterpriseGrainKeys())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var start = time.GetTimestamp();
                try
                {
                    await grains.GetGrain<IInventoryGrain>(key).Review();
                    reviewed++;
                }
                catch (Exception failure) when (failure is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
                {
                    if (failed++ == 0)
                    {
                        logger.ReviewFailed(failure, key);
                    }
                }

                await PauseAsync(time.GetElapsedTime(start), cancellationToken);
            }
        }

        logger.Reviewed(reviewed, failed, set, time.GetElapsedTime(began).TotalMilliseconds);
    }

    private Task PauseAsync(TimeSpan took, CancellationToken cancellationToken) =>
        took < WorthAPause ? Task.CompletedTask : Task.Delay(took < LongestPause ? took : LongestPause, time, cancellationToken);
}
