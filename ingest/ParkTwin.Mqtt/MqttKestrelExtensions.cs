using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ParkTwin.Mqtt;

/// <summary>Binds the device endpoint to a port of Kestrel.</summary>
public static class MqttKestrelExtensions
{
    /// <summary>Listens for devices on this address; port 0 is any free one.</summary>
    /// <param name="kestrel">Kestrel's options; their services hold the endpoint.</param>
    /// <param name="address">Where.</param>
    /// <param name="configure">Puts connection middleware, such as TLS, in front of the endpoint.</param>
    public static void ListenMqtt(this KestrelServerOptions kestrel, IPEndPoint address, Action<ListenOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(kestrel);
        kestrel.Listen(address, listen =>
        {
            configure?.Invoke(listen);
            listen.UseConnectionHandler<MqttConnectionHandler>();
        });
    }
}
