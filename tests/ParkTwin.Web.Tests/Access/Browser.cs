using System.Net.Http.Json;
using System.Text.Json;

namespace ParkTwin.Web.Tests.Access;

/// <summary>A browser as far as sign-in goes: it keeps cookies, and sends the session's value with changes.</summary>
internal sealed class Browser(WebHost host) : IDisposable
{
    private readonly HttpClient _client = host.Nobody();

    /// <summary>The cookie as the browser sends it; empty for none.</summary>
    public string Cookie { get; set; } = string.Empty;

    /// <summary>The session's value against forgery.</summary>
    public string? Csrf { get; set; }

    /// <summary>All <c>Set-Cookie</c> of the last answer.</summary>
    public string SetCookie { get; private set; } = string.Empty;

    public async Task<JsonElement> SignInAsync(string user, string password)
    {
        var (status, body) = await SendAsync(HttpMethod.Post, "/api/auth/sign-in", new { user, password });
        Assert.True(status == 200, body);
        var me = JsonDocument.Parse(body).RootElement;
        Csrf = me.GetProperty("csrf").GetString();
        return me;
    }

    /// <summary>Headers of each request that a proxy or a foreign page would add.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>The last answer's headers.</summary>
    public System.Net.Http.Headers.HttpResponseHeaders? Answered { get; private set; }

    public Task<(int Status, string Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<(int Status, string Body)> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    public async Task<(int Status, string Body)> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        if (Cookie.Length > 0)
        {
            request.Headers.Add("Cookie", Cookie);
        }

        if (Csrf is not null)
        {
            request.Headers.Add("X-ParkTwin-Csrf", Csrf);
        }

        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        SetCookie = answer.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join('\n', set) : string.Empty;
        if (SetCookie.Length > 0)
        {
            var pair = SetCookie.Split(';')[0];
            Cookie = pair.EndsWith('=') ? string.Empty : pair;
        }

        Answered = answer.Headers;
        LastRetryAfter = answer.Headers.RetryAfter?.Delta;
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The last answer's <c>Retry-After</c>.</summary>
    public TimeSpan? LastRetryAfter { get; private set; }

    public void Dispose() => _client.Dispose();
}
