using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;
using ParkTwin.Domain.Access;
using ParkTwin.Ingest;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api;
using ParkTwin.Web.Hubs;
using ParkTwin.Web.Options;

namespace ParkTwin.Web.Hosting;

/// <summary>The web part of the twin: REST, hub, page. It asks the grains and the ingester through Contracts alone.</summary>
internal static class TwinWeb
{
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(3.5);

    /// <summary>Adds the web part's services and its HTTP listeners.</summary>
    public static void AddTwinWeb(this WebApplicationBuilder builder, TwinOptions options)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var url in options.Urls)
            {
                Action<ListenOptions> configure = url.Tls ? static listen => listen.UseTls() : static _ => { };
                if (url.Address is { } address)
                {
                    kestrel.Listen(address, url.Port, configure);
                }
                else
                {
                    kestrel.ListenLocalhost(url.Port, configure);
                }
            }
        });
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownLimit);
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new ProcessAge(TimeProvider.System));
        services.AddScopes();
        services.AddTwinApi();
        services.AddSingleton<ParkWatches>();
        services.AddSingleton<HubSessions>();
        services.AddHostedService<WatchRenewal>();
        services.AddHostedService<AccessWatch>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, TwinJson.Default));
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<HubGate>();
        services.AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = 4 * 1024;
                hub.AddFilter<HubGate>();
            })
            .AddJsonProtocol(json => json.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, TwinJson.Default));
        services.AddProblemDetails(problem => problem.CustomizeProblemDetails = ProblemText.Complete);
        services.AddOpenApi("v1", openApi => openApi
            .AddDocumentTransformer<OpenApiHead>()
            .AddDocumentTransformer<OpenApiAccess>()
            .AddOperationTransformer<OpenApiAccess>()
            .AddOperationTransformer<OpenApiExamples>());
        services.AddResponseCompression(compression =>
        {
            // Only on plain HTTP, which no secret crosses but on the loopback: what is both secret and compressed can be guessed by
            // its length (BREACH). Answers about sessions are not compressed at all; see UseTwinWeb.
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }

    /// <summary>Puts the request pipeline together.</summary>
    public static void UseTwinWeb(this WebApplication app)
    {
        app.UseProxy();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = ProblemText.StatusOf });
        app.UseStatusCodePages();
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api/auth"), plain => plain.UseResponseCompression());
        app.UseMiddleware<AuditRecorder>();
        app.UseMiddleware<OriginGuard>();
        app.UseMiddleware<SessionGuard>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseWebSockets();
        app.UsePage();
        app.UseMiddleware<AccessGate>();
        app.MapTwinApi();
        app.MapHub<TwinHub>("/hubs/twin", hub => hub.CloseOnAuthenticationExpiration = true).Needs(AccessRight.ReadLive);
        app.MapDevices("/mqtt").OpenToAll();
        app.MapOpenApi("/openapi/{documentName}.json").OpenToAll();
    }

    /// <summary>Behind a proxy that is named, the client's address and scheme are what the proxy says; nobody else is believed.</summary>
    private static void UseProxy(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<TwinOptions>().BehindProxy;
        if (proxies.Count == 0)
        {
            return;
        }

        var headers = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            headers.KnownProxies.Add(proxy);
        }

        app.UseForwardedHeaders(headers);
    }
}
