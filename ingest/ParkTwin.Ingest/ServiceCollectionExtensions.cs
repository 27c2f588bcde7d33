using Microsoft.Extensions.DependencyInjection;
using ParkTwin.Contracts;
using ParkTwin.Ingest.Devices;
using ParkTwin.Ingest.Dispatch;
using ParkTwin.Ingest.Hosting;
using ParkTwin.Ingest.Meters;
using ParkTwin.Mqtt;

namespace ParkTwin.Ingest;

/// <summary>The ingester's composition.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds the ingester: journal, registry, dispatcher, quarantine, the devices' gateway, and the broker consumer where one is named.
    /// The host adds storage and grains (<c>AddSilo</c>) and binds the MQTT listener.
    /// </summary>
    public static IServiceCollection AddIngest(this IServiceCollection services, IngestOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<Stores>();
        services.AddSingleton<MeterDirectoryHolder>();
        services.AddSingleton<ShedCount>();
        services.AddSingleton<JournalNotes>();
        services.AddSingleton(provider => new Lazy<IJournalNotes>(provider.GetRequiredService<JournalNotes>));
        services.AddSingleton<DispatchRoom>();
        services.AddSingleton<Checkpoints>();
        services.AddSingleton<StorageGauges>();
        services.AddSingleton<BrokerState>();
        services.AddSingleton<RegistryDesk>();
        services.AddSingleton<IRegistryView>(provider => provider.GetRequiredService<RegistryDesk>());
        services.AddSingleton<IMeterEvents>(provider => provider.GetRequiredService<RegistryDesk>());
        services.AddSingleton<IRegistryEdits>(provider => provider.GetRequiredService<RegistryDesk>());
        services.AddSingleton<IQuarantine, QuarantineDesk>();
        services.AddSingleton<IIngestStatus, IngestGauges>();
        services.AddSingleton(provider => new Lazy<IIngestStatus>(provider.GetRequiredService<IIngestStatus>));
        services.AddSingleton<GatewayDirectoryHolder>();
        services.AddSingleton<DeviceSessions>();
        services.AddSingleton<IDeviceSessions>(provider => provider.GetRequiredService<DeviceSessions>());
        services.AddSingleton(provider => new LoginGuard(options.Guard, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<DeviceDoor>();
        services.AddSingleton<IDeviceGateway, DeviceGateway>();
        services.AddHostedService<IngestHost>();
        services.AddHostedService<GatewayWatch>();
        services.AddHostedService<InventoryRounds>();
        if (options.Broker is not null)
        {
            services.AddHostedService<BrokerConsumer>();
        }

        return services;
    }
}
