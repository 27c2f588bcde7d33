using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParkTwin.Storage.Files;
using ParkTwin.Web.Hosting;
using ParkTwin.Web.Options;

namespace ParkTwin.Faults.Twins;

/// <summary>
/// The twin's own composition with another disk: what cannot be done to a real disk at a wanted moment (refuse one file, take a second
/// for a flush) is done here, in a process of its own or in this one. The product has no switch for it.
/// </summary>
internal static class AlteredHost
{
    /// <summary>Runs a twin as the product's own program does; <c>host CONTROL-FILE arguments…</c>.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (app, options) = Build(arguments[1..], new AlteredFileSystem(new DiskControl(arguments[0])), TimeProvider.System, quiet: false);
        await using (app)
        {
            await app.StartOrStopAsync();
            await app.ReleaseDemoAsync(options);
            StartNotice.Print(app, options, Console.Out);
            await app.WaitForShutdownAsync();
        }

        return 0;
    }

    /// <summary>Puts it together as <c>Program</c> does, over another disk.</summary>
    public static (WebApplication App, TwinOptions Options) Build(
        IReadOnlyList<string> arguments, IFileSystem files, TimeProvider time, bool quiet)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var options = TwinOptionsReader.Read(builder.Configuration, [.. arguments]);
        if (quiet)
        {
            builder.Logging.ClearProviders();
        }

        builder.Services.AddSingleton(files);
        builder.AddOneProcess(options);
        builder.Services.AddSingleton(time);
        var app = builder.Build();
        app.UseTwinWeb();
        return (app, options);
    }
}
