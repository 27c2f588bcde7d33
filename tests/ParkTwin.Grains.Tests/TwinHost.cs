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

    public IReferenceSets References => _host.Services.GetRequiredService<IReferenceSets>();

    /// <summary>Starts a silo; <paramref name="reference"/> stands in for the reference documents beside the program, and what
    /// <paramref name="services"/> adds before and <paramref name="after"/> after the silo's own parts for those.</summary>
    public static async Task<TwinHost> StartAsync(
        string directory,
        string? reference = null,
        Action<IServiceCollection>? services = null,
        Action<IServiceCollection>? after = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services?.Invoke(builder.Services);
        var options = new SiloOptions { DataDirectory = directory, SiloPort = FreePort(), GatewayPort = FreePort() };
        options.ReferenceDirectory = reference ?? options.ReferenceDirectory;
        builder.AddSilo(options);
        builder.Services.AddReferenceFiles();
        after?.Invoke(builder.Services);
        var host = builder.Build();
        try
        {
            await host.StartAsync();
        }
        catch
        {
            await ((IAsyncDisposable)host).DisposeAsync();
            throw;
        }

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
