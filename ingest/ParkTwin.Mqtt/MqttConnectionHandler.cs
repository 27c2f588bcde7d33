using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace ParkTwin.Mqtt;

/// <summary>Hands Kestrel's connections to the endpoint. TLS is put in front of it as connection middleware.</summary>
public sealed class MqttConnectionHandler(MqttEndpoint endpoint) : ConnectionHandler
{
    /// <inheritdoc/>
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);

        // Fires when the server begins to stop: without it Kestrel would wait for the devices to go by themselves.
        var lifetime = connection.Features.Get<IConnectionLifetimeNotificationFeature>();
        await endpoint
            .RunAsync(
                connection.Transport,
                new DeviceOrigin
                {
                    Remote = connection.RemoteEndPoint,
                    Local = connection.LocalEndPoint,
                    ClientCertificate = connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate,
                },
                connection.Abort,
                connection.ConnectionClosed,
                lifetime?.ConnectionClosedRequested ?? CancellationToken.None);
    }
}
