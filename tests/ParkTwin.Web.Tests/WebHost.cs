using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;
using ParkTwin.Web.Hosting;
using ParkTwin.Web.Options;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests;

/// <summary>
/// The real web part on a free port of the loopback, over a fake twin and real accounts. <see cref="Client"/> is signed in as an
/// administrator; <see cref="AnybodyAsync"/> is whom a test wants.
/// </summary>
internal sealed class WebHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private readonly RealAccounts _accounts;
    private readonly List<HttpClient> _clients = [];

    private WebHost(WebApplication app, FakeTwin twin, RealAccounts accounts)
    {
        _app = app;
        _accounts = accounts;
        Twin = twin;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = Nobody();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>The grains of accounts.</summary>
    public IGrainFactory Accounts => _accounts.Grains;

    /// <summary>The audit trail.</summary>
    public IAuditTrail Audit => Services.GetRequiredService<IAuditTrail>();

    /// <summary>The administrator's token.</summary>
    public string Token { get; private set; } = string.Empty;

    public FakeTwin Twin { get; }

    public HttpClient Client { get; }

    /// <summary>Every endpoint of the web part.</summary>
    public IReadOnlyList<Microsoft.AspNetCore.Http.Endpoint> Endpoints =>
        _app.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints;

    /// <summary>The password of <c>admin</c>.</summary>
    public const string AdminPassword = "nine violet kettles sing";

    /// <summary>Starts it.</summary>
    /// <param name="time">The clock; null for one that stands.</param>
    /// <param name="access">Changes how people sign in.</param>
    /// <param name="services">Adds services behind all others.</param>
    /// <param name="arguments">More of the command line.</param>
    /// <param name="twin">The twin; null for one of two enterprises.</param>
    public static async Task<WebHost> StartAsync(
        TimeProvider? time = null,
        Func<AccessOptions, AccessOptions>? access = null,
        Action<IServiceCollection>? services = null,
        string[]? arguments = null,
        FakeTwin? twin = null)
    {
        var clock = time ?? new FixedTime(Reports.Now);
        var accounts = await RealAccounts.StartAsync(clock);
        twin ??= new FakeTwin();
        twin.Accounts = accounts.Grains;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        var options = TwinOptionsReader.Read(new ConfigurationBuilder().Build(), ["--urls", "http://127.0.0.1:0", "--mqtt", "127.0.0.1:0", .. arguments ?? []]);
        builder.AddTwinWeb(options);
        var settings = new AccessOptions
        {
            DataDirectory = accounts.DataDirectory,
            AdminPassword = AdminPassword,
            HashRounds = 100,
            SignInsPerMinute = 10_000,
            RefusalTime = TimeSpan.Zero,
        };
        builder.Services.AddAccess(access?.Invoke(settings) ?? settings);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<IGrainFactory>(twin);
        builder.Services.AddSingleton<IRegistryView>(twin);
        builder.Services.AddSingleton<IIngestStatus>(twin);
        builder.Services.AddSingleton<IQuarantine>(twin);
        builder.Services.AddSingleton<IMeterEvents>(twin);
        builder.Services.AddSingleton<IRegistryEdits>(twin);
        builder.Services.AddSingleton<IDeviceSessions>(new FakeSessions());
        builder.Services.AddSingleton<IReferenceSets>(twin.Reference);
        builder.Services.AddSingleton(accounts.Services.GetRequiredService<IAuditTrail>());
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseTwinWeb();
        await app.StartAsync(TestContext.Current.CancellationToken);
        var host = new WebHost(app, twin, accounts);
        host.Token = await host.TokenAsync("admin");
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", host.Token);
        return host;
    }

    /// <summary>A client that is signed in as nobody, without a cookie jar.</summary>
    public HttpClient Nobody()
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
        _clients.Add(client);
        return client;
    }

    /// <summary>Makes an account, or changes the one of that name, and answers a client that is signed in to it by token.</summary>
    /// <param name="user">The user name.</param>
    /// <param name="role">The role.</param>
    /// <param name="parks">The parks; null for all.</param>
    /// <param name="enterprise">The enterprise of the one park.</param>
    public async Task<HttpClient> AnybodyAsync(string user, Role role, string[]? parks = null, string? enterprise = null)
    {
        var facts = new AccountFacts
        {
            Name = user,
            Role = role,
            Parks = parks is null ? null : [.. parks.Select(ParkId.Parse)],
            Enterprise = enterprise is null ? null : EnterpriseId.Parse(enterprise),
        };
        var list = _accounts.Grains.GetGrain<IAccountListGrain>(GrainKeys.Accounts);
        if ((await list.Create(user, new NewAccount(facts, null, false, Guid.NewGuid()))).Outcome == AccountOutcome.Exists)
        {
            Assert.Equal(AccountOutcome.Done, (await list.Change(user, facts, Guid.NewGuid())).Outcome);
        }

        var client = Nobody();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await TokenAsync(user));
        return client;
    }

    /// <summary>A token of an account as it is now.</summary>
    public async Task<string> TokenAsync(string user) =>
        Services.GetRequiredService<Sessions>().TokenFor((await _accounts.Grains.GetGrain<IAccountGrain>(user).Read())!);

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
        _clients.ForEach(one => one.Dispose());
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _accounts.DisposeAsync();
    }

    private static async Task<(int Status, string? Type, string Body)> Read(HttpResponseMessage answer) =>
        ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
