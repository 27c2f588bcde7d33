using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace ParkTwin.Faults.Twins;

/// <summary>A running twin as its users see it: REST, and a port for devices. The one place that knows how to sign in.</summary>
internal abstract class TwinClient : IAsyncDisposable
{
    /// <summary>Password of the administrator that every start seeds.</summary>
    protected const string AdminPassword = "faults-Admin-9271";

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Port for devices on the loopback.</summary>
    public int DevicePort { get; protected set; }

    /// <summary>Null while it runs; else why it does not.</summary>
    public abstract string? Ended { get; }

    /// <summary>What it has said, for messages.</summary>
    public abstract string Said { get; }

    /// <summary>Status and body of an answer, and how long it took; status 0 where nobody answered.</summary>
    public async Task<(int Status, string Body, TimeSpan Took)> AnswerAsync(string path)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), Stopwatch.GetElapsedTime(began));
        }
        catch (Exception none) when (none is HttpRequestException or TaskCanceledException or IOException)
        {
            return (0, none.Message, Stopwatch.GetElapsedTime(began));
        }
    }

    /// <summary>Sends JSON; answers the status.</summary>
    public async Task<int> PostAsync<T>(string path, T body)
    {
        using var answer = await _client.PostAsJsonAsync(path, body);
        return (int)answer.StatusCode;
    }

    /// <summary>An answer of 200 as JSON.</summary>
    public async Task<JsonDocument> JsonAsync(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new FaultException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        await using var body = await answer.Content.ReadAsStreamAsync();
        return await JsonDocument.ParseAsync(body);
    }

    /// <summary>The counters.</summary>
    public async Task<TwinStatus> StatusAsync()
    {
        using var status = await JsonAsync("/api/status");
        return TwinStatus.Of(status.RootElement);
    }

    /// <summary>Readiness: whether it is 200, the word, and the entries that are not healthy.</summary>
    public async Task<Readiness> ReadinessAsync()
    {
        var (status, body, took) = await AnswerAsync("/health/ready");
        if (status is not (200 or 503))
        {
            return new(false, "silent", body, took);
        }

        using var json = JsonDocument.Parse(body);
        var ill = json.RootElement.GetProperty("health").EnumerateArray().Where(one => !one.GetProperty("healthy").GetBoolean());
        var why = string.Join(" ", ill.Select(one => $"{one.GetProperty("name").GetString()}: {one.GetProperty("detail").GetString()}"));
        return new(status == 200, json.RootElement.GetProperty("status").GetString()!, why, took);
    }

    /// <summary>Waits until everything committed is in the ledgers.</summary>
    public async Task<TwinStatus> SettledAsync(TimeSpan? limit = null)
    {
        TwinStatus? status = null;
        await WaitAsync(
            async () => (status = await StatusAsync()).JournalPosition == status.AppliedPosition,
            limit ?? TimeSpan.FromSeconds(60),
            "settled");
        return status!;
    }

    /// <summary>Waits until it is ready.</summary>
    public Task ReadyAsync(TimeSpan limit) => WaitAsync(async () => (await AnswerAsync("/health/ready")).Status == 200, limit, "ready");

    /// <summary>Asks until something holds.</summary>
    public async Task WaitAsync(Func<Task<bool>> holds, TimeSpan limit, string what)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Ended is { } why)
            {
                throw new FaultException($"Not {what}: {why} {Said}");
            }

            if (Stopwatch.GetElapsedTime(began) > limit)
            {
                throw new FaultException($"Not {what} within {limit.TotalSeconds:0} s. {(await ReadinessAsync()).Why} {Said}");
            }

            await Task.Delay(25);
        }
    }

    /// <summary>Ends the twin and gives up the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await EndAsync();
    }

    /// <summary>It listens; signs in where there is a sign-in.</summary>
    protected async Task ListensAsync(Uri page, int devicePort)
    {
        DevicePort = devicePort;
        _client.BaseAddress = page;
        using var answer = await _client.PostAsJsonAsync("/api/auth/token", new { user = "admin", password = AdminPassword });
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            using var token = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer", token.RootElement.GetProperty("accessToken").GetString());
        }
    }

    /// <summary>Ends the twin at once, if it still runs.</summary>
    protected abstract ValueTask EndAsync();
}
