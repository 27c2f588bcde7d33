using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Storage;
using ParkTwin.Contracts;
using ParkTwin.Grains;
using ParkTwin.Ingest;
using ParkTwin.Ingest.Hosting;
using ParkTwin.Mqtt;
using ParkTwin.Runtime;
using ParkTwin.Storage.Blocks;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.GrainStates;
using ParkTwin.Storage.Journals;
using ParkTwin.Testing;

namespace ParkTwin.Simulation.Machine;

/// <summary>
/// One process of the twin: the product's own endpoint, ingester, journal, grains and stores, composed over simulated threads, clock,
/// disk and network.
/// </summary>
internal sealed class Twin
{
    public const string Data = "/data";
    private readonly ServiceProvider _services;
    private readonly ProcessTime _time;
    private readonly List<IHostedService> _hosted;

    public Twin(TwinSetup setup, SimulatedFileSystem disk, Clock clock, Turns turns, Random random)
    {
        (Turns, Setup) = (turns, setup);
        _time = new ProcessTime(clock, turns);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton<ILoggerFactory>(setup.Logs);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton<IFileSystem>(disk);
        AddStores(services, disk, random);
        services.AddLocalGrains(grains =>
        {
            grains.Assemblies.Add(typeof(EnterpriseGrain).Assembly);
            grains.Scheduler = turns;
            grains.Chaos = setup.Chaos;
            grains.CollectionAge = TimeSpan.FromSeconds(setup.CollectionSeconds);
            grains.ResponseTimeout = TimeSpan.FromSeconds(8);
        });
        services.AddIngest(Options(random));
        services.AddMqttEndpoint(options =>
        {
            options.Scheduler = turns.Pipes;
            options.TimerResolution = TimeSpan.FromSeconds(1);
            options.HandshakeDeadline = TimeSpan.FromSeconds(3);
            options.ReceiveMaximum = setup.ReceiveMaximum;
        });
        Sabotaged(services);
        _services = services.BuildServiceProvider();
        _hosted = [.. _services.GetServices<IHostedService>().Where(one => one is not (InventoryRounds or GatewayWatch))];
    }

    public Turns Turns { get; }

    public TwinSetup Setup { get; }

    public MqttEndpoint? Endpoint { get; private set; }

    public Stores Stores => _services.GetRequiredService<Stores>();

    public DispatchRoom Room => _services.GetRequiredService<DispatchRoom>();

    public IIngestStatus Status => _services.GetRequiredService<IIngestStatus>();

    public IMeterEvents Events => _services.GetRequiredService<IMeterEvents>();

    public IQuarantine Quarantine => _services.GetRequiredService<IQuarantine>();

    public IGrainFactory Grains => _services.GetRequiredService<IGrainFactory>();

    /// <summary>Starts everything; devices are let in at its end, as Kestrel does.</summary>
    public async Task StartAsync()
    {
        foreach (var one in _hosted)
        {
            await one.StartAsync(CancellationToken.None);
        }

        Endpoint = _services.GetRequiredService<MqttEndpoint>();
    }

    /// <summary>Ends everything in order.</summary>
    public async Task StopAsync()
    {
        if (Endpoint is { } endpoint)
        {
            Endpoint = null;
            await endpoint.StopAsync();
        }

        for (var i = _hosted.Count - 1; i >= 0; i--)
        {
            await _hosted[i].StopAsync(CancellationToken.None);
        }

        // The container would go on elsewhere while it waits for one of these; after them it has nothing to wait for.
        await ((IAsyncDisposable)_hosted.First(one => one is IngestHost)).DisposeAsync();
        await _services.GetRequiredService<MqttEndpoint>().DisposeAsync();
        await ((IAsyncDisposable)_services.GetRequiredService<IReadingArchive>()).DisposeAsync();
        await ((IAsyncDisposable)_services.GetRequiredService<ILedgerBlocks>()).DisposeAsync();
        await _services.DisposeAsync();
    }

    /// <summary>The process is no more, from one instruction to the next.</summary>
    public void Kill()
    {
        Turns.Kill();
        _time.Kill();
        Endpoint = null;
    }

    private static Guid NewGuid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private IngestOptions Options(Random random) => new()
    {
        DataDirectory = Data,
        RegistryJson = Setup.Registry,
        AnonymousDevices = true,
        CheckpointAfter = TimeSpan.FromSeconds(Setup.CheckpointSeconds),
        JournalSoftLimitBytes = 64 * 1024,
        Journal = new JournalOptions
        {
            SegmentBytes = 32 * 1024,
            BufferBytes = 8 * 1024,
            UncommittedBytes = 16 * 1024,
            RecentBytes = Setup.RecentBuffers * 8 * 1024,
            MaxBytes = Setup.JournalSegments * 32 * 1024,
            MaxSpares = 2,
            LoadRecords = Setup.LoadRecords,
            Scheduler = Turns,
            NewId = () => NewGuid(random),
        },
    };

    private void AddStores(ServiceCollection services, SimulatedFileSystem disk, Random random)
    {
        var blocks = new BlockStoreOptions { MaxFileBytes = 4096, MaxOpenFiles = 4, MinDeadBytes = 2048 };
        services.AddKeyedSingleton<IGrainStorage>(FileGrainStorage.ProviderName, (_, _) =>
        {
            var files = new FileGrainStorage(disk, Data, nonce: () => (ulong)random.NextInt64());
            return new RoughStorage(files, random, () => Setup.IsRough, Setup.Sabotage == Sabotage.ForgetState);
        });
        services.AddSingleton<IReadingArchive>(_ => new FileReadingArchive(disk, Data, blocks));
        services.AddSingleton<ILedgerBlocks>(_ => new FileLedgerBlocks(disk, Data, blocks));
    }

    private void Sabotaged(ServiceCollection services)
    {
        if (Setup.Sabotage is Sabotage.ApplyTwice or Sabotage.ReleaseEarly)
        {
            var own = services.Last(one => one.ServiceType == typeof(IGrainFactory)).ImplementationFactory!;
            services.AddSingleton<IGrainFactory>(provider => new SabotagedGrains((IGrainFactory)own(provider), Setup.Sabotage));
        }

        if (Setup.Sabotage == Sabotage.AcknowledgeEarly)
        {
            var own = services.Last(one => one.ServiceType == typeof(IDeviceGateway)).ImplementationType!;
            services.AddSingleton<IDeviceGateway>(
                provider => new HastyGateway((IDeviceGateway)ActivatorUtilities.CreateInstance(provider, own)));
        }
    }
}
