using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Silo;

namespace ParkTwin.Grains.Tests;

/// <summary>A silo of the build's grain runtime over a data directory; the same suite runs on either runtime.</summary>
internal sealed class TwinHost : IAsyncDisposable
{
    private readonly IHost _host;

    private TwinHost(IHost host, string directory) => (_host, DataDirectory) = (host, directory);

    public string DataDirectory { get; }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<TwinHost> StartAsync(string directory)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.AddSilo(new SiloOptions { DataDirectory = directory, SiloPort = FreePort(), GatewayPort = FreePort() });
        var host = builder.Build();
        await host.StartAsync();
        return new(host, directory);
    }

    public IEnterpriseGrain Enterprise(string key) => Grains.GetGrain<IEnterpriseGrain>(key);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
