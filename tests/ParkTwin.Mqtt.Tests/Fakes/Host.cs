using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ParkTwin.Mqtt.Tests.Fakes;

/// <summary>The endpoint on a real port of Kestrel.</summary>
internal sealed class Host : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Host(WebApplication app, FakeGateway gateway)
    {
        (_app, Gateway) = (app, gateway);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Port = new Uri(addresses.Addresses.Single()).Port;
    }

    public FakeGateway Gateway { get; }

    public int Port { get; }

    public MqttEndpoint Endpoint => _app.Services.GetRequiredService<MqttEndpoint>();

    public MqttServerAddress Address => new() { Host = "127.0.0.1", Port = Port };

    public static async Task<Host> StartAsync(Action<MqttEndpointOptions>? change = null)
    {
        var gateway = new FakeGateway();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IDeviceGateway>(gateway);
        builder.Services.AddMqttEndpoint(change);
        builder.WebHost.ConfigureKestrel(static k => k.ListenMqtt(new IPEndPoint(IPAddress.Loopback, 0)));
        var app = builder.Build();
        await app.StartAsync();
        return new Host(app, gateway);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
