using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Web.Hosting;
using ParkTwin.Web.Options;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests;

/// <summary>The real web part on a free port of the loopback, over a fake twin.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebHost(WebApplication app, FakeTwin twin)
    {
        _app = app;
        Twin = twin;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new HttpClient { BaseAddress = new Uri(address) };
    }

    public FakeTwin Twin { get; }

    public HttpClient Client { get; }

    /// <summary>Every endpoint of the web part.</summary>
    public IReadOnlyList<Microsoft.AspNetCore.Http.Endpoint> Endpoints =>
        _app.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints;

    public static async Task<WebHost> StartAsync()
    {
        var twin = new FakeTwin();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        var options = TwinOptionsReader.Read(new ConfigurationBuilder().Build(), ["--urls", "http://127.0.0.1:0", "--mqtt", "127.0.0.1:0"]);
        builder.AddTwinWeb(options);
        builder.Services.AddSingleton<TimeProvider>(new FixedTime(Reports.Now));
        builder.Services.AddSingleton<IGrainFactory>(twin);
        builder.Services.AddSingleton<IRegistryView>(twin);
        builder.Services.AddSingleton<IIngestStatus>(twin);
        builder.Services.AddSingleton<IQuarantine>(twin);
        builder.Services.AddSingleton<IMeterEvents>(twin);
        builder.Services.AddSingleton<IReferenceSets>(twin.Reference);
        var app = builder.Build();
        app.UseTwinWeb();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WebHost(app, twin);
    }

    public async Task<(int Status, string? Type, string Body)> GetAsync(string path)
    {
        using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await Read(answer);
    }

    public async Task<(int Status, string? Type, string Body)> PostAsync(string path, string body, string type = "application/json")
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, type);
        using var answer = await Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await Read(answer);
    }

    public async Task<(int Status, string? Type, string Body)> PutAsync(string path, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Read(answer);
    }

    public async Task<(int Status, string? Type, string Body)> SendBytesAsync(string path, byte[] body, string type)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await Read(answer);
    }

    public async Task<JsonElement> JsonAsync(string path)
    {
        var (status, _, body) = await GetAsync(path);
        Assert.True(status == 200, $"{path} answered {status}: {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static async Task<(int Status, string? Type, string Body)> Read(HttpResponseMessage answer) =>
        ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
