using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Orleans;
using ParkTwin.Ingest;
using ParkTwin.Silo;
using ParkTwin.Simulators;
using ParkTwin.Web.Access;
using ParkTwin.Web.Options;

namespace ParkTwin.Web.Hosting;

/// <summary>The whole twin in one process: silo, ingester with its device listener, and the modelled park where it is wanted.</summary>
internal static class OneProcess
{
    /// <summary>Adds everything that the product's own program is made of; a host of the tests adds the same, over another disk.</summary>
    public static void AddOneProcess(this WebApplicationBuilder builder, TwinOptions options)
    {
        builder.AddTwinWeb(options);
        builder.AddTwin(options);
        builder.Services.AddAccess(AccessOf(options));
    }

    /// <summary>Adds all parts; their listeners come behind those of the page.</summary>
    public static void AddTwin(this WebApplicationBuilder builder, TwinOptions options)
    {
        builder.AddSilo(new SiloOptions { DataDirectory = options.Data });
        builder.Services.AddIngest(new IngestOptions
        {
            DataDirectory = options.Data,
            RegistryFile = options.Park,
            RegistryJson = options.Demo ? DemoPark.Registry : null,
            Broker = options.Broker?.OriginalString,
            AnonymousDevices = options.MqttAnonymous,
        });
        builder.Services.AddReferenceFiles();
        if (options is { TlsCertificate: { } certificate, TlsKey: { } key })
        {
            builder.Services.AddTls(new TlsFiles(certificate, key, options.MqttClientAuthority));
        }

        builder.Services.AddDeviceListener(options.Mqtt.EndPoints);
        builder.Services.AddTlsDeviceListener(options.Mqtts?.EndPoints ?? []);
        if (options.Demo)
        {
            var started = new TaskCompletionSource<DnsEndPoint>(TaskCreationOptions.RunContinuationsAsynchronously);
            var caughtUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var demo = new DemoParkOptions
            {
                Endpoint = cancellation => new ValueTask<DnsEndPoint>(started.Task.WaitAsync(cancellation)),
                StateFile = Path.Combine(options.Data, "demo.json"),
                CaughtUp = () => caughtUp.TrySetResult(),
            };
            builder.Services.AddSingleton(new DemoRelease(started, demo));
            builder.Services.AddDemoPark(demo);
            builder.Services.AddHostedService(provider => ActivatorUtilities.CreateInstance<DemoDeclaring>(provider, caughtUp.Task));
        }
    }

    /// <summary>How people sign in to this process.</summary>
    public static AccessOptions AccessOf(TwinOptions options) => new()
    {
        DataDirectory = options.Data,
        AdminPassword = options.AdminPassword,
        ResetAdmin = options.ResetAdmin,
        Demo = options.Demo,
        Providers = options.Providers,
    };

    /// <summary>Starts all parts; where one refuses, those that have started already are ended in order.</summary>
    public static async Task StartOrStopAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception)
        {
            try
            {
                await app.StopAsync();
            }
            catch (ArgumentNullException)
            {
                // The parts were never made, so there is nothing to end; what kept them from it is thrown on.
            }

            throw;
        }
    }

    /// <summary>Where devices connect, as the server has bound it: <c>mqtt://HOST:PORT</c>, and <c>mqtts://</c> behind these.</summary>
    public static IReadOnlyList<string> DeviceUrls(WebApplication app, TwinOptions options) =>
    [
        .. Addresses(app).Skip(options.Urls.Count).Select(address =>
            (address.StartsWith("https", StringComparison.Ordinal) ? "mqtts" : "mqtt") + address[address.IndexOf("://", StringComparison.Ordinal)..]),
    ];

    /// <summary>Where devices connect, as the server has bound it: <c>HOST:PORT</c>, those with TLS behind the others.</summary>
    public static IReadOnlyList<string> DeviceAddresses(WebApplication app, TwinOptions options) =>
        [.. DeviceUrls(app, options).Select(url => url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..])];

    /// <summary>Where the page is served, as the server has bound it.</summary>
    public static IReadOnlyList<string> PageAddresses(WebApplication app, TwinOptions options) => [.. Addresses(app).Take(options.Urls.Count)];

    /// <summary>Tells the modelled park where its devices connect, and with which password, made for this run alone.</summary>
    public static async Task ReleaseDemoAsync(this WebApplication app, TwinOptions options)
    {
        if (app.Services.GetService<DemoRelease>() is { } release)
        {
            await release.GiveCredentialsAsync(app.Services.GetRequiredService<IGrainFactory>());
            var address = DeviceAddresses(app, options)[0];
            var colon = address.LastIndexOf(':');
            var host = options.Mqtt.IsAnyAddress ? "127.0.0.1" : address[..colon].Trim('[', ']');
            release.Started.TrySetResult(new DnsEndPoint(host, int.Parse(address.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    private static string[] Addresses(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.ToArray() ?? [];
}
