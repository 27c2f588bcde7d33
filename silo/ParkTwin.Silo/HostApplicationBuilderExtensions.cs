using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ParkTwin.Contracts;
using ParkTwin.Storage.GrainStates;
#if ORLEANS
using Orleans.Configuration;
using Orleans.Hosting;
#else
using ParkTwin.Grains;
using ParkTwin.Runtime;
#endif

namespace ParkTwin.Silo;

/// <summary>The silo's composition: the one place that knows which grain runtime the build uses.</summary>
public static class HostApplicationBuilderExtensions
{
    /// <summary>Adds the grains, their runtime and their storage, and the reference data, which is taken from its files at start.</summary>
    public static IHostApplicationBuilder AddSilo(this IHostApplicationBuilder builder, SiloOptions options)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddFileStorage(options.DataDirectory);
#if ORLEANS
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(options.SiloPort, options.GatewayPort)
            .Configure<GrainCollectionOptions>(collection => collection.CollectionAge = options.IdleDeactivation));
#else
        builder.Services.AddLocalGrains(grains =>
        {
            grains.Assemblies.Add(typeof(EnterpriseGrain).Assembly);
            grains.CollectionAge = options.IdleDeactivation;
        });
#endif

        // After the runtime, which is started by then, and before all that answers requests.
        builder.Services.TryAddSingleton(options);
        builder.Services.TryAddSingleton<IReferenceSets, ReferenceSets>();
        builder.Services.AddHostedService<ReferenceSeeding>();
        return builder;
    }
}
