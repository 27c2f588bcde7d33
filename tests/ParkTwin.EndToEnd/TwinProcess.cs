using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ParkTwin.EndToEnd;

/// <summary>
/// The built web process, started as a person would, on ports and in a directory of its own. It lets devices in without credentials, and
/// its requests are signed in as the administrator.
/// </summary>
internal sealed class TwinProcess : IAsyncDisposable
{
    /// <summary>The password of <c>admin</c> in every twin that a test starts.</summary>
    public const string AdminPassword = "seven copper lanterns drift";

    /// <summary>
    /// How long a test waits for what has to come. Long: on a machine that does other things too nothing here depends on its speed.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>An argument of these tests alone: devices have to show credentials, on loopback too.</summary>
    public const string WithCredentials = "--with-credentials";

    private const int Sigterm = 15;
    private const string Anonymous = "--mqtt-anonymous";
    private readonly Process _process;
    private readonly HttpClient _client;

    private TwinProcess(Process process, Uri page, string devices)
    {
        _process = process;
        Page = page;
        Devices = devices;
        _client = new HttpClient { BaseAddress = page };
    }

    /// <summary>Where the page is.</summary>
    public Uri Page { get; }

    /// <summary>Where devices connect: mqtt://host:port.</summary>
    public string Devices { get; }

    /// <summary>The port of <see cref="Devices"/>.</summary>
    public int DevicePort => new Uri(Devices).Port;

    /// <summary>Starts the twin and waits until it is ready.</summary>
    /// <remarks>Devices need no credentials, unless the arguments have <see cref="WithCredentials"/>.</remarks>
    public static async Task<TwinProcess> StartAsync(params string[] arguments)
    {
        var process = Launch(
            arguments.Contains(WithCredentials) ? [.. arguments.Except([WithCredentials, Anonymous])]
            : arguments.Contains(Anonymous) ? arguments
            : [.. arguments, Anonymous]);
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        string? page = null, devices = null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(Patience);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            page ??= After(line, "  page      ");
            devices ??= After(line, "  devices   ");
            if (line == "Ctrl-C ends it.")
            {
                break;
            }
        }

        Assert.True(page is not null && devices is not null, $"The twin did not start: {(process.HasExited ? await errors : "no notice")}");
        _ = DrainAsync(process);
        var twin = new TwinProcess(process, new Uri(page!), devices!);
        await twin.WaitAsync(async () => (await twin.GetAsync("/health/ready")).IsSuccessStatusCode, Patience, "ready");
        await twin.SignInAsync();
        return twin;
    }

    /// <summary>Signs the requests of this twin in as the administrator.</summary>
    public async Task SignInAsync(string user = "admin", string password = AdminPassword)
    {
        _client.DefaultRequestHeaders.Authorization = null;
        var answer = await SentAsync(HttpMethod.Post, "/api/auth/token", JsonSerializer.Serialize(new { user, password }));
        _client.DefaultRequestHeaders.Authorization = new("Bearer", answer.GetProperty("accessToken").GetString());
    }

    /// <summary>Starts a twin that is expected to refuse; answers its exit code and all that it said.</summary>
    public static async Task<(int Code, string Output, string Error)> RefusedAsync(params string[] arguments)
    {
        using var process = Launch(arguments);
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            Assert.Fail($"The twin was to refuse to start, and runs: {string.Join(' ', arguments)}");
        }

        return (process.ExitCode, await output, await error);
    }

    /// <summary>Starts a command of the executable and leaves it to the caller.</summary>
    public static Process Command(params string[] arguments) => Launch(arguments);

    /// <summary>A port of the loopback that is free now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var answer = await GetAsync(path);
        var body = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>Sends JSON; answers status and body.</summary>
    public async Task<(int Status, string Body)> SendAsync(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        using var answer = await _client.SendAsync(request, Cancellation);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Sends JSON that must be taken.</summary>
    public async Task<JsonElement> SentAsync(HttpMethod method, string path, string body)
    {
        var (status, answer) = await SendAsync(method, path, body);
        Assert.True(status == 200, $"{method} {path}: {status} {answer}");
        return JsonDocument.Parse(answer).RootElement;
    }

    /// <summary>The bytes of an answer.</summary>
    public Task<byte[]> BytesAsync(string path) => _client.GetByteArrayAsync(new Uri(path, UriKind.Relative), Cancellation);

    /// <summary>Waits until this many readings are counted and nothing is waiting.</summary>
    public async Task<JsonElement> SettledAsync(long readings)
    {
        var status = default(JsonElement);
        await WaitAsync(
            async () =>
            {
                status = await JsonAsync("/api/status");
                return Count("accepted") + Count("duplicates") + Count("quarantined") >= readings
                    && Count("journalPosition") == Count("appliedPosition");
            },
            Patience,
            $"settled at {readings} readings");
        return status;

        long Count(string name) => status.GetProperty(name).GetInt64();
    }

    /// <summary>Asks until something holds.</summary>
    public async Task WaitAsync(Func<Task<bool>> holds, TimeSpan limit, string what)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var start = Stopwatch.GetTimestamp();
        while (!await HoldsAsync(holds))
        {
            Assert.False(_process.HasExited, "The twin has ended.");
            Assert.True(Stopwatch.GetElapsedTime(start) < limit, $"Not {what} within {limit.TotalSeconds} s.");
            await timer.WaitForNextTickAsync(Cancellation);
        }
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(Cancellation);
    }

    /// <summary>SIGTERM; answers the exit code and how long it took.</summary>
    public async Task<(int Code, TimeSpan Took)> EndAsync()
    {
        var start = Stopwatch.GetTimestamp();
        Assert.Equal(0, SendSignal(_process.Id, Sigterm));
        await _process.WaitForExitAsync(Cancellation);
        return (_process.ExitCode, Stopwatch.GetElapsedTime(start));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Process Launch(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.Environment["PARKTWIN__ADMIN__PASSWORD"] = AdminPassword;
        start.ArgumentList.Add(Places.WebAssembly);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static async Task<bool> HoldsAsync(Func<Task<bool>> holds)
    {
        try
        {
            return await holds();
        }
        catch (HttpRequestException)
        {
            return false; // Not listening yet.
        }
    }

    private static async Task DrainAsync(Process process)
    {
        try
        {
            while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is not null)
            {
                // A full pipe would hold the twin up.
            }
        }
        catch (Exception ended) when (ended is InvalidOperationException or ObjectDisposedException or IOException)
        {
            return; // The process was killed.
        }
    }

    private static string? After(string line, string head) => line.StartsWith(head, StringComparison.Ordinal) ? line[head.Length..] : null;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
