using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Ingest.Devices;

namespace ParkTwin.Ingest.Hosting;

/// <summary>
/// Keeps the directory of gateways in step with the parks' grains: told of each change at once, and asking again every ten seconds, in
/// case a word was lost.
/// </summary>
internal sealed class GatewayWatch(
    IRegistryView registry,
    IGrainFactory grains,
    GatewayDirectoryHolder gateways,
    DeviceSessions sessions,
    TimeProvider time,
    ILogger<GatewayWatch> logger) : BackgroundService, IGatewayObserver
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);
    private IGatewayObserver? _reference;

    /// <inheritdoc/>
    public Task GatewaysChanged(GatewayTable table)
    {
        if (gateways.Take(table))
        {
            sessions.EndStale();
        }

        return Task.CompletedTask;
    }

    /// <summary>Reads every park's gateways before the first device can come.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _reference = grains.CreateObjectReference<IGatewayObserver>(this);
        foreach (var park in registry.Current.Parks)
        {
            await GatewaysChanged(await grains.GetGrain<IGatewayGrain>(park.Definition.Id.Value).Watch(_reference));
        }

        gateways.IsLoaded = true;
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_reference is { } reference)
        {
            _reference = null;
            grains.DeleteObjectReference<IGatewayObserver>(reference);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Renewal, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var park in registry.Current.Parks)
            {
                await RenewAsync(park.Definition.Id.Value);
            }
        }
    }

    private async Task RenewAsync(string park)
    {
        try
        {
            await GatewaysChanged(await grains.GetGrain<IGatewayGrain>(park).Watch(_reference!));
        }
        catch (Exception failure) when (failure is TimeoutException or IOException or InvalidDataException or Orleans.Runtime.OrleansException)
        {
            logger.GatewaysUnknown(failure, park);
        }
    }
}
