using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Runtime;

namespace ParkTwin.Runtime;

/// <summary>Composes the local grain runtime.</summary>
public static class LocalGrainsServiceCollectionExtensions
{
    /// <summary>
    /// Runs grains in this process. Gives <see cref="IGrainFactory"/>; uses <see cref="TimeProvider"/> and, for persistent
    /// states, the
    /// <c>IGrainStorage</c> services (keyed by storage name). Call it before other hosted services are added, so that grains
    /// stop after their callers; call it again to add to the same options.
    /// </summary>
    public static IServiceCollection AddLocalGrains(this IServiceCollection services, Action<LocalGrainsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var earlier = services.FirstOrDefault(static one => one.ServiceType == typeof(LocalGrainsOptions));
        if (earlier?.ImplementationInstance is LocalGrainsOptions known)
        {
            configure(known);
            return services;
        }

        var options = new LocalGrainsOptions();
        configure(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<GrainHost>();
        services.AddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<GrainHost>().Factory);
        services.AddTransient<IGrainContext>(static _ => Activation.InTurn
            ?? throw new InvalidOperationException("IGrainContext is given only to grains, while they are made."));
        services.AddHostedService<GrainHostService>();
        return services;
    }
}
