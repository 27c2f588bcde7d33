using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using ParkTwin.Silo;

namespace ParkTwin.Web.Tests.Fakes;

/// <summary>The real grains of accounts, over a data directory of their own.</summary>
internal sealed class RealAccounts : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly bool _ownsDirectory;

    private RealAccounts(IHost host, string directory, bool ownsDirectory) =>
        (_host, DataDirectory, _ownsDirectory) = (host, directory, ownsDirectory);

    public string DataDirectory { get; }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>The silo's other services, for example its audit trail.</summary>
    public IServiceProvider Services => _host.Services;

    public static async Task<RealAccounts> StartAsync(TimeProvider time, string? directory = null)
    {
        var folder = directory ?? Directory.CreateTempSubdirectory("parktwin-accounts-").FullName;
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(time);
        builder.AddSilo(new SiloOptions { DataDirectory = folder });
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new(host, folder, directory is null);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        if (_ownsDirectory)
        {
            Directory.Delete(DataDirectory, recursive: true);
        }
    }
}
