using Microsoft.Extensions.Hosting;

namespace ParkTwin.Runtime;

/// <summary>Deactivates all grains when the process stops. Register it first: services stop in the reverse order.</summary>
internal sealed class GrainHostService(GrainHost host) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        host.Log.Started(host.Classes.Count);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => host.StopAsync(cancellationToken);
}
