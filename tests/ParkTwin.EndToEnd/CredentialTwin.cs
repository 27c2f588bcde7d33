using System.Diagnostics;
using System.Text.Json;

namespace ParkTwin.EndToEnd;

/// <summary>
/// One twin whose devices have to show credentials, for all tests of a class: gateway gw1 has meters k1 and r1, gw2 has k2; TLS on a port
/// of its own, with an authority for client certificates.
/// </summary>
public sealed class CredentialTwin : IAsyncLifetime
{
    public const string Password = "correct horse battery";
    private readonly TestPark _park = new(2);
    private DeviceCertificates _certificates = null!;
    private TwinProcess _twin = null!;

    internal DeviceCertificates Certificates => _certificates;

    internal TwinProcess Twin => _twin;

    /// <summary>The port of TLS.</summary>
    internal int TlsPort { get; } = TwinProcess.FreePort();

    public async ValueTask InitializeAsync()
    {
        _certificates = new(Path.Combine(_park.Folder, "tls"));
        _twin = await TwinProcess.StartAsync([
            .. _park.Arguments(), TwinProcess.WithCredentials, "--mqtts", $"127.0.0.1:{TlsPort}", "--tls-cert", _certificates.Cert("server"),
            "--tls-key", _certificates.Key("server"), "--mqtt-client-ca", _certificates.Ca]);
        await PutAsync("gw1", "k1", "r1");
        await PutAsync("gw2", "k2");
    }

    public async ValueTask DisposeAsync()
    {
        await _twin.DisposeAsync();
        _certificates.Dispose();
        _park.Dispose();
    }

    /// <summary>Makes a gateway with <see cref="Password"/>.</summary>
    internal async Task PutAsync(string gateway, params string[] meters)
    {
        await _twin.SentAsync(HttpMethod.Put, $"/api/parks/c/gateways/{gateway}", JsonSerializer.Serialize(new { meters }));
        await _twin.SentAsync(HttpMethod.Post, $"/api/parks/c/gateways/{gateway}/password", JsonSerializer.Serialize(new { password = Password }));
    }

    /// <summary>Starts a client of paho or mqtt.js.</summary>
    internal static Process Start(string library, object what)
    {
        var clients = Path.Combine(Places.Root, "tests", "clients");
        var (program, script) = library == "paho" ? ("/usr/bin/python3", "device.py") : (Places.Find("node"), "device.mjs");
        Assert.SkipUnless(File.Exists(program), $"The program that runs {library} is not installed.");
        Assert.SkipUnless(
            library == "paho" || Directory.Exists(Path.Combine(clients, "node_modules", "mqtt")), "mqtt.js is not installed: npm ci in tests/clients.");
        Assert.SkipUnless(library != "paho" || Directory.Exists("/usr/lib/python3/dist-packages/paho"), "paho for Python is not installed.");
        var start = new ProcessStartInfo(program!, [Path.Combine(clients, script), JsonSerializer.Serialize(what)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Runs a client to its end; answers what it was told, joined by commas.</summary>
    internal static async Task<string> RunAsync(string library, object what)
    {
        using var process = Start(library, what);
        return await EndAsync(process);
    }

    /// <summary>Waits for a client's end; answers what it was told since it was last read.</summary>
    internal static async Task<string> EndAsync(Process process)
    {
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TwinProcess.Patience, TestContext.Current.CancellationToken);
        Assert.True(output.Length > 0, await error);
        return string.Join(", ", output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
