using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using ParkTwin.Mqtt;

namespace ParkTwin.Ingest;

/// <summary>Lets devices in: the MQTT endpoint over the ingester.</summary>
public static class DeviceListenerExtensions
{
    /// <summary>Adds the device endpoint and binds it to these addresses; port 0 is any free one.</summary>
    public static IServiceCollection AddDeviceListener(this IServiceCollection services, params IReadOnlyList<IPEndPoint> addresses)
    {
        services.AddMqttEndpoint();
        return services.Configure<KestrelServerOptions>(kestrel =>
        {
            foreach (var address in addresses)
            {
                kestrel.Listen(address, Endpoint);
            }
        });
    }

    /// <summary>
    /// Lets devices come by WebSocket, subprotocol <c>mqtt</c>, at a path of the page's listeners. Needs the WebSocket middleware, and
    /// before it what keeps pages of other sites out.
    /// </summary>
    public static IEndpointConventionBuilder MapDevices(this IEndpointRouteBuilder routes, string path) => routes.MapMqttWebSocket(path);

    /// <summary>The endpoint needs the journal, which is open once the ingester has started: it is asked for by the first connection.</summary>
    private static void Endpoint(ListenOptions listen)
    {
        var services = listen.ApplicationServices;
        listen.Run(connection => services.GetRequiredService<MqttConnectionHandler>().OnConnectedAsync(connection));
    }
}
