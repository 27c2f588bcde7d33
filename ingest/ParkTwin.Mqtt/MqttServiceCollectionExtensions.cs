using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ParkTwin.Mqtt.Endpoint;

namespace ParkTwin.Mqtt;

/// <summary>Registers the device endpoint.</summary>
public static class MqttServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="MqttEndpoint"/>, its connection handler and <see cref="IDownlink"/>; and gives Kestrel receive blocks of 64 KiB.
    /// The host registers an <see cref="IDeviceGateway"/>, and binds a port with <see cref="MqttKestrelExtensions.ListenMqtt"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options; they are checked at start.</param>
    public static IServiceCollection AddMqttEndpoint(
        this IServiceCollection services, Action<MqttEndpointOptions>? configure = null)
    {
        var options = services.AddOptions<MqttEndpointOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<MqttEndpointOptions>, MqttEndpointOptionsValidation>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MqttEndpoint>();
        services.TryAddSingleton<IDownlink>(static provider => provider.GetRequiredService<MqttEndpoint>());
        services.TryAddSingleton<MqttConnectionHandler>();
        services.Replace(ServiceDescriptor.Singleton<IMemoryPoolFactory<byte>, ReceivePoolFactory>());
        return services;
    }
}
