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
    /// <summary>Adds the grains, their runtime and their storage.</summary>
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

        builder.Services.TryAddSingleton(options);
        builder.Services.TryAddSingleton<IReferenceSets, ReferenceSets>();
        return builder;
    }

    /// <summary>
    /// Takes the reference data from its files at start. Call it behind <see cref="AddSilo"/> and behind whatever takes hold of the data
    /// directory; the web server starts after all of them, so no request is answered without reference data.
    /// </summary>
    public static IServiceCollection AddReferenceFiles(this IServiceCollection services) => services.AddHostedService<ReferenceSeeding>();
}
