namespace ParkTwin.Web.Hubs;

/// <summary>Renews what is watched every 30 s: the park's observer and the enterprises' leases.</summary>
internal sealed class WatchRenewal(ParkWatches watches, TimeProvider time) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ParkWatch.Lease / 2, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await watches.RenewAsync(stoppingToken);
        }
    }
}
