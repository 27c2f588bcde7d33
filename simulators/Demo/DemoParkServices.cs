using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParkTwin.Simulators.Demo;

namespace ParkTwin.Simulators;

/// <summary>Adds the demo park to a host.</summary>
public static class DemoParkServices
{
    /// <summary>
    /// Publishes the demo park through the device endpoint in the background: its history first, then live. It retries until the
    /// endpoint
    /// answers and never fails the host.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of range; the message says which and what is allowed.</exception>
    public static IServiceCollection AddDemoPark(this IServiceCollection services, DemoParkOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        if (options.HistoryDays is < 0 or > 1000)
        {
            throw new ArgumentException(
                $"Demo history is {options.HistoryDays} days; set 0 to 1000 (default 60).", nameof(options));
        }

        if (options.Port is < 1 or > 65535 && options.Endpoint is null)
        {
            throw new ArgumentException($"Demo port is {options.Port}; set 1 to 65535.", nameof(options));
        }

        return services.AddSingleton<IHostedService>(provider => new DemoParkService(
            options,
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetRequiredService<ILogger<DemoParkService>>()));
    }
}
