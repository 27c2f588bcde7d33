using ParkTwin.Web.Api;
using ParkTwin.Web.Options;

namespace ParkTwin.Web.Hosting;

/// <summary>What a person reads when the twin has started: where the page is, where devices connect, where the data is.</summary>
internal static class StartNotice
{
    /// <summary>Prints it.</summary>
    public static void Print(WebApplication app, TwinOptions options, TextWriter to)
    {
        to.WriteLine($"ParkTwin {ProcessAge.Version} is running.");
        foreach (var page in OneProcess.PageAddresses(app, options))
        {
            to.WriteLine($"  page      {page}");
        }

        foreach (var devices in OneProcess.DeviceAddresses(app, options))
        {
            to.WriteLine($"  devices   mqtt://{devices}");
        }

        to.WriteLine($"  data      {options.Data}");
        to.WriteLine($"  registry  {options.Park ?? (options.Demo ? "the modelled demo park" : "as the data directory holds it")}");
        to.WriteLine("Ctrl-C ends it.");
        var logger = app.Services.GetRequiredService<ILogger<WebApplication>>();
        foreach (var url in options.Urls.Where(url => !url.IsLoopback))
        {
            WebLog.OpenToTheNetwork(logger, url.ToString());
        }
    }
}
