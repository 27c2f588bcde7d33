namespace ParkTwin.Web.Hubs;

/// <summary>Asks every two seconds whether the accounts of open connections are still what they were when they signed in.</summary>
internal sealed class AccessWatch(HubSessions sessions, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await sessions.EndChangedAsync(stoppingToken);
        }
    }
}
