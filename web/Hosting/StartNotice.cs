using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using ParkTwin.Web.Api;
using ParkTwin.Web.Options;

namespace ParkTwin.Web.Hosting;

/// <summary>What a person reads when the twin has started: where the page is, where devices connect, where the data is.</summary>
internal static class StartNotice
{
    /// <summary>Prints it.</summary>
    public static void Print(WebApplication app, TwinOptions options, TextWriter to)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.ToArray() ?? [];
        to.WriteLine($"ParkTwin {ProcessAge.Version} is running.");
        foreach (var page in addresses.Take(options.Urls.Count))
        {
            to.WriteLine($"  page      {page}");
        }

        foreach (var devices in addresses.Skip(options.Urls.Count))
        {
            to.WriteLine($"  devices   mqtt://{devices[(devices.IndexOf("://", StringComparison.Ordinal) + 3)..]}");
        }

        to.WriteLine($"  data      {options.Data}");
        to.WriteLine(options.Park is { } park ? $"  registry  {park}" : options.Demo ? "  registry  the modelled demo park" : "  registry  what the data directory holds");
        to.WriteLine("Ctrl-C ends it.");
        var logger = app.Services.GetRequiredService<ILogger<WebApplication>>();
        foreach (var url in options.Urls.Where(url => !url.IsLoopback))
        {
            WebLog.OpenToTheNetwork(logger, url.ToString());
        }
    }
}
