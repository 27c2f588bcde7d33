using System.Diagnostics;
using System.Globalization;

namespace ParkTwin.Mqtt.Tests.Fakes;

/// <summary>A real Mosquitto on a free port, with its files in a directory of its own.</summary>
internal sealed class Broker : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("parktwin-mosquitto-");
    private Process? _process;

    private Broker() => Port = Outside.FreePort();

    public int Port { get; }

    public MqttServerAddress Address => new() { Host = "127.0.0.1", Port = Port };

    public static async Task<Broker> StartAsync()
    {
        var program = Outside.Find("mosquitto");
        var broker = new Broker();
        await broker.StartProcessAsync(program);
        return broker;
    }

    /// <summary>Kills the broker; what it had in memory is lost.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public Task RestartAsync() => StartProcessAsync(Outside.Find("mosquitto"));

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _directory.Delete(recursive: true);
    }

    private async Task StartProcessAsync(string program)
    {
        var configuration = Path.Combine(_directory.FullName, "mosquitto.conf");
        var port = Port.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(
            configuration,
            $"listener {port} 127.0.0.1\nallow_anonymous true\nmax_inflight_messages 0\nmax_queued_messages 0\n");
        _process = Outside.Start(program, "-c", configuration);
        await using var probe = new MqttClient(new MqttClientOptions
        {
            Server = Address,
            RetryFirstConnect = true,
            ReconnectTo = TimeSpan.FromMilliseconds(200),
        });
        await probe.ConnectAsync().WaitAsync(Device.Patience);
    }
}
