using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace ParkTwin.Benchmarks.Ingest;

/// <summary>The real twin in its own process.</summary>
internal sealed class TwinProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private TwinProcess(Process process, int http, int mqtt)
    {
        (_process, MqttPort) = (process, mqtt);
        _http = new() { BaseAddress = new($"http://127.0.0.1:{http}"), Timeout = TimeSpan.FromMinutes(3) };
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where devices connect.</summary>
    public int MqttPort { get; }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<TwinProcess> StartAsync(string work, string registry)
    {
        var (http, mqtt) = (Programs.FreePort(), Programs.FreePort());
        var process = Programs.Start("dotnet",
        [
            Programs.Web, "--park", registry, "--data", Path.Combine(work, "data"), "--urls", $"http://127.0.0.1:{http}",
            "--mqtt", $"127.0.0.1:{mqtt}", "--mqtt-anonymous", "--demo", "off",
        ]);
        var twin = new TwinProcess(process, http, mqtt);
        await UntilAsync(async () => (await twin._http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode, "the twin to be ready");
        using var answer = await twin._http.PostAsync(
            new Uri("/api/auth/token", UriKind.Relative), JsonContent.Create(new { user = "admin", password = Programs.AdminPassword }));
        using var token = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        twin._http.DefaultRequestHeaders.Authorization = new("Bearer", token.RootElement.GetProperty("accessToken").GetString());
        return twin;
    }

    /// <summary>Asks as a browser does, compression and all, and reads the answer to its end.</summary>
    /// <returns>Milliseconds from the question to the last byte, and the bytes as they were sent.</returns>
    /// <exception cref="HttpRequestException">The answer is no success.</exception>
    public async Task<(double Milliseconds, long Bytes)> AskAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd("gzip, deflate, br");
        var start = Stopwatch.GetTimestamp();
        using var answer = await _http.SendAsync(request);
        var bytes = (await answer.Content.ReadAsByteArrayAsync()).LongLength;
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        answer.EnsureSuccessStatusCode();
        return (elapsed, bytes);
    }

    /// <summary>Waits until the twin has done what a start brings with it: one second below a share of one core.</summary>
    public async Task QuietAsync(double share)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var patience = 0; patience < 60; patience++)
        {
            var before = CpuTime;
            await timer.WaitForNextTickAsync();
            if ((CpuTime - before).TotalSeconds < share)
            {
                return;
            }
        }
    }

    /// <summary>Waits until every reading is counted and nothing waits.</summary>
    public Task SettledAsync(long readings) => UntilAsync(
        async () =>
        {
            using var status = JsonDocument.Parse(await _http.GetStringAsync(new Uri("/api/status", UriKind.Relative)));
            long Of(string name) => status.RootElement.GetProperty(name).GetInt64();
            return Of("accepted") + Of("duplicates") + Of("quarantined") >= readings && Of("appliedPosition") == Of("journalPosition");
        },
        $"{readings} readings to be in the ledger");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var patience = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (patience.Elapsed < TimeSpan.FromMinutes(3))
        {
            try
            {
                if (await holds())
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet; the deadline above ends it.
                await timer.WaitForNextTickAsync();
            }

            await timer.WaitForNextTickAsync();
        }

        throw new TimeoutException($"Waited three minutes for {what}.");
    }
}
