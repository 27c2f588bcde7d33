using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Storage;
using ParkTwin.Tests;

namespace ParkTwin.Runtime.Tests;

/// <summary>A runtime with the test grains, a manual clock and storage in memory.</summary>
public sealed class GrainBed : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public GrainBed(Action<LocalGrainsOptions>? configure = null, ManualTimeProvider? clock = null)
    {
        Clock = clock ?? new();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(Journal);
        services.AddKeyedSingleton<IGrainStorage>("books", Storage);
        services.AddLocalGrains(options =>
        {
            options.Assemblies.Add(typeof(CounterGrain).Assembly);
            configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider();
        Grains = _services.GetRequiredService<IGrainFactory>();
    }

    public ManualTimeProvider Clock { get; }

    public Journal Journal { get; } = new();

    public MemoryGrainStorage Storage { get; } = new();

    public IGrainFactory Grains { get; }

    /// <summary>A bed whose turns a seed orders and whose clock moves by itself; runs a scenario in it.</summary>
    public static SeededTurnScheduler RunSeeded(
        int seed, Func<GrainBed, Task> scenario, Action<LocalGrainsOptions>? configure = null, bool stop = true)
    {
        var clock = new ManualTimeProvider();
        var scheduler = new SeededTurnScheduler(seed, clock.AdvanceToNextTimer);
        var bed = new GrainBed(
            options =>
            {
                options.Scheduler = scheduler;
                configure?.Invoke(options);
            },
            clock);
        scheduler.Run(async () =>
        {
            await scenario(bed);
            if (stop)
            {
                await bed.StopAsync();
            }
        });
        return scheduler;
    }

    public T Grain<T>(string key = "one")
        where T : IGrainWithStringKey => Grains.GetGrain<T>(key);

    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StopAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}
