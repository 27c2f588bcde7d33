using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ParkTwin.Mqtt.Endpoint;

namespace ParkTwin.Mqtt;

/// <summary>Lets devices come by WebSocket too (MQTT 5.0, §6).</summary>
public static class MqttWebSocketExtensions
{
    private const string Protocol = "mqtt";

    /// <summary>
    /// Takes WebSockets of subprotocol <c>mqtt</c> at a path and hands them to the endpoint. The host adds the WebSocket middleware
    /// before it, and whatever keeps pages of other sites out.
    /// </summary>
    public static IEndpointConventionBuilder MapMqttWebSocket(this IEndpointRouteBuilder routes, string path) =>
        routes.Map(path, ServeAsync).ExcludeFromDescription();

    private static async Task ServeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || !context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol))
        {
            await Results.Problem(
                "This is where devices connect by WebSocket with subprotocol 'mqtt'; docs/formats/mqtt.md describes it.",
                statusCode: StatusCodes.Status400BadRequest,
                title: "An MQTT WebSocket is expected here.").ExecuteAsync(context);
            return;
        }

        var services = context.RequestServices;
        var endpoint = services.GetRequiredService<MqttEndpoint>();
        var stopping = services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        using var socket = await context.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { SubProtocol = Protocol, KeepAliveInterval = TimeSpan.Zero });
        var pipe = new WebSocketPipe(socket, services.GetRequiredService<TimeProvider>());
        await pipe.RunAsync(endpoint, Origin(context), context.RequestAborted, stopping);
    }

    private static DeviceOrigin Origin(HttpContext context)
    {
        var connection = context.Connection;
        var headers = context.Request.Headers;
        return new()
        {
            Remote = connection.RemoteIpAddress is { } remote ? new IPEndPoint(remote, connection.RemotePort) : null,
            Local = connection.LocalIpAddress is { } local ? new IPEndPoint(local, connection.LocalPort) : null,
            Forwarded = headers.ContainsKey("Forwarded") || headers.ContainsKey("X-Forwarded-For") || headers.ContainsKey("X-Real-IP"),
            ClientCertificate = connection.ClientCertificate,
        };
    }
}
