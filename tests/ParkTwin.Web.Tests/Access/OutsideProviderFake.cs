using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ParkTwin.Web.Tests.Access;

/// <summary>A small identity provider that insists on PKCE; whoever comes is <see cref="Subject"/>.</summary>
internal sealed class OutsideProviderFake : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, string> _challenges = new(StringComparer.Ordinal);

    private OutsideProviderFake()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/authorize", Authorize);
        _app.MapPost("/token", TokenAsync);
        _app.MapGet("/userinfo", () => Results.Json(new { sub = Subject, name = "Somebody" }));
    }

    public string Subject { get; set; } = "s-42";

    /// <summary>Of the last token request.</summary>
    public string? Refused { get; private set; }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<OutsideProviderFake> StartAsync()
    {
        var fake = new OutsideProviderFake();
        await fake._app.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["client_id"] != "parktwin")
        {
            return Results.BadRequest();
        }

        var code = Guid.NewGuid().ToString("n");
        _challenges[code] = query["code_challenge"]!;
        return Results.Redirect(QueryHelpers.AddQueryString(
            query["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        Refused = !_challenges.TryRemove(form["code"].ToString(), out var expected) || expected != challenge ? "PKCE"
            : form["client_secret"] != "provider-secret" ? "secret" : null;
        return Refused is null
            ? Results.Json(new { access_token = "at", token_type = "Bearer", expires_in = 60 })
            : Results.BadRequest(new { error = "invalid_grant" });
    }
}
