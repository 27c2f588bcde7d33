using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using ParkTwin.Ingest.Tls;
using ParkTwin.Mqtt;

namespace ParkTwin.Ingest;

/// <summary>Lets devices in: the MQTT endpoint over the ingester.</summary>
public static class DeviceListenerExtensions
{
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);

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

    /// <summary>Reads the certificate of the TLS listeners, and watches its files.</summary>
    /// <exception cref="Tls.TlsFaultException">It cannot be used; the message says why and what to do.</exception>
    public static IServiceCollection AddTls(this IServiceCollection services, TlsFiles files)
    {
        LoadedCertificate.Read(files, TimeProvider.System.GetUtcNow());
        return services.AddSingleton(files).AddSingleton<ServerCertificate>();
    }

    /// <summary>Adds addresses where devices connect with TLS 1.2 or 1.3; needs <see cref="AddTls"/>.</summary>
    public static IServiceCollection AddTlsDeviceListener(this IServiceCollection services, params IReadOnlyList<IPEndPoint> addresses) =>
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            foreach (var address in addresses)
            {
                kestrel.Listen(address, listen =>
                {
                    Encrypt(listen, devices: true);
                    Endpoint(listen);
                });
            }
        });

    /// <summary>Serves a page's listener with TLS 1.2 or 1.3 and the same certificate; needs <see cref="AddTls"/>.</summary>
    public static void UseTls(this ListenOptions listen) => Encrypt(listen, devices: false);

    private static void Encrypt(ListenOptions listen, bool devices)
    {
        var certificate = listen.ApplicationServices.GetRequiredService<ServerCertificate>();
        listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => ValueTask.FromResult(certificate.Options(devices)),
            HandshakeTimeout = HandshakeTimeout,
        });
    }

    /// <summary>The endpoint needs the journal, which is open once the ingester has started: it is asked for by the first connection.</summary>
    private static void Endpoint(ListenOptions listen)
    {
        var services = listen.ApplicationServices;
        listen.Run(connection => services.GetRequiredService<MqttConnectionHandler>().OnConnectedAsync(connection));
    }
}
