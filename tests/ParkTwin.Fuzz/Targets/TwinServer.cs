using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ParkTwin.Fuzz.Targets;

/// <summary>The real twin, a process of its own on free loopback ports and in a directory of its own, with an administrator signed in.</summary>
internal sealed class TwinServer : IDisposable
{
    private const string Registry = """
        { "parks": [ { "id": "qsh", "name": "青山湖科技城", "timeZone": "Asia/Shanghai", "region": "CN-33",
            "enterprises": [ { "id": "e1", "name": "一号厂", "industry": "C17", "landMu": 52, "floorM2": 21000 }, { "id": "e2", "name": "二号厂" } ],
            "meters": [
              { "id": "m1", "enterprise": "e1", "carrier": "electricity", "role": "grid-import", "kind": "register", "unit": "kWh", "intervalSeconds": 900 },
              { "id": "m2", "enterprise": "e2", "carrier": "gas", "role": "consumption", "kind": "interval", "unit": "m3", "intervalSeconds": 3600 } ] } ] }
        """;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly string _home;
    private readonly string _password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
    private readonly HttpClient _client = new();
    private readonly StringBuilder _said = new();

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It did not start; the message holds what it said.</exception>
    public TwinServer()
    {
        _home = Directory.CreateTempSubdirectory("parktwin-fuzz-").FullName;
        var park = Path.Combine(_home, "park.json");
        File.WriteAllText(park, Registry);
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "ParkTwin.Web.dll"), "--park", park, "--data", Path.Combine(_home, "data"),
                "--urls", "http://127.0.0.1:0", "--mqtt", "127.0.0.1:0",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PARKTWIN__ADMIN__PASSWORD"] = _password;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Say(line.Data);
        _process.BeginErrorReadLine();
        _client.BaseAddress = Notice();
        Wait();
        Document = Json("/openapi/v1.json");
        Token = SignIn();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => _client.BaseAddress!;

    /// <summary>Its description of itself.</summary>
    public JsonElement Document { get; }

    /// <summary>A bearer token of the administrator; null where nobody has to sign in.</summary>
    public string? Token { get; private set; }

    /// <summary>Whether it still runs.</summary>
    public bool Runs => !_process.HasExited;

    /// <summary>The end of what it has written to its log.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Resident bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Signs in again, after an input has ended the sessions.</summary>
    public void Renew() => Token = SignIn();

    public void Dispose()
    {
        _client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    private void Say(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
            _said.Remove(0, Math.Max(0, _said.Length - 8_000));
        }
    }

    private Uri Notice()
    {
        Uri? page = null;
        using var started = new ManualResetEventSlim();
        void Read(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null or "Ctrl-C ends it.")
            {
                started.Set();
            }
            else if (line.Data.StartsWith("  page ", StringComparison.Ordinal))
            {
                page ??= new Uri(line.Data[6..].Trim());
            }
        }

        _process.OutputDataReceived += Read;
        _process.BeginOutputReadLine();
        var isThere = started.Wait(StartLimit);
        _process.OutputDataReceived -= Read;
        if (isThere && page is not null)
        {
            return page;
        }

        Dispose();
        throw new InvalidOperationException($"The twin did not start: {Said}");
    }

    private void Wait()
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
            using var answer = _client.Send(request);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            if (Stopwatch.GetElapsedTime(start) > StartLimit)
            {
                throw new InvalidOperationException($"The twin is not ready: {Said}");
            }
        }
    }

    private JsonElement Json(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = _client.Send(request);
        using var body = answer.EnsureSuccessStatusCode().Content.ReadAsStream();
        return JsonDocument.Parse(body).RootElement;
    }

    private string? SignIn()
    {
        using var content = new StringContent($$"""{"user":"admin","password":"{{_password}}"}""");
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/token") { Content = content };
        using var answer = _client.Send(request);
        if (!answer.IsSuccessStatusCode)
        {
            return null;
        }

        using var body = answer.Content.ReadAsStream();
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("accessToken").GetString();
    }
}
