using System.Globalization;
using Microsoft.AspNetCore.Builder;
using ParkTwin.Faults.Load;
using ParkTwin.Storage.Files;
using ParkTwin.Web.Hosting;

namespace ParkTwin.Faults.Twins;

/// <summary>The twin's own composition in this process, with real threads and sockets, over a disk of the tests.</summary>
internal sealed class InnerTwin : TwinClient
{
    private readonly WebApplication _app;
    private int _ended;

    private InnerTwin(WebApplication app) => _app = app;

    public override string? Ended => null;

    public override string Said => string.Empty;

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<InnerTwin> StartAsync(FaultPark park, IFileSystem files)
    {
        Environment.SetEnvironmentVariable("PARKTWIN__ADMIN__PASSWORD", AdminPassword);
        var (app, options) = AlteredHost.Build(TwinLaunch.Of(park).Arguments, files, TimeProvider.System, quiet: true);
        var twin = new InnerTwin(app);
        try
        {
            await app.StartOrStopAsync();
            var device = OneProcess.DeviceAddresses(app, options)[0];
            var port = int.Parse(device[(device.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
            await twin.ListensAsync(new Uri(OneProcess.PageAddresses(app, options)[0]), port);
            await twin.ReadyAsync(TimeSpan.FromSeconds(60));
            return twin;
        }
        catch (Exception)
        {
            await twin.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it at once, saving nothing; for a machine that has no power any more.</summary>
    protected override async ValueTask EndAsync()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return;
        }

        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}
