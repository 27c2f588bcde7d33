using System.Globalization;
using System.Text;
using ParkTwin.Mqtt;

namespace ParkTwin.EndToEnd;

/// <summary>A park of a few meters in a directory of its own.</summary>
internal sealed class TestPark : IDisposable
{
    public const string Id = "c";

    public TestPark(int enterprises = 1)
    {
        Registry = Path.Combine(Folder, "park.json");
        File.WriteAllText(Registry, Json(enterprises));
    }

    /// <summary>Everything of this test.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("twin-end-to-end-").FullName;

    /// <summary>The registry file.</summary>
    public string Registry { get; }

    /// <summary>The data directory; the twin makes it.</summary>
    public string Data => Path.Combine(Folder, "data");

    /// <summary>The arguments of a twin over this park on free ports.</summary>
    public string[] Arguments(int http = 0, int mqtt = 0) =>
    [
        "--park", Registry, "--data", Data, "--urls", $"http://127.0.0.1:{http}", "--mqtt", $"127.0.0.1:{mqtt}", "--mqtt-anonymous",
    ];

    /// <summary>A device that connects to a twin.</summary>
    public static Task<MqttPublisher> DeviceAsync(TwinProcess twin) => MqttPublisher.ConnectAsync(
        new MqttClientOptions { Server = MqttServerAddress.Parse(twin.Devices) }, null, TestContext.Current.CancellationToken);

    /// <summary>Publishes one reading and waits for its acknowledgement.</summary>
    public static async Task PublishAsync(MqttPublisher device, string meter, DateTimeOffset at, decimal value)
    {
        Assert.True(TryPublish(device, meter, at, value));
        await device.FlushAsync(TestContext.Current.CancellationToken);
        await device.WhenAcknowledgedAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Queues one reading.</summary>
    public static bool TryPublish(MqttPublisher device, string meter, DateTimeOffset at, decimal value) => device.TryPublish(
        Encoding.UTF8.GetBytes($"parktwin/v1/{Id}/{meter}/reading"),
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"t":{{at.ToUnixTimeMilliseconds()}},"v":{{value}}}""")));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Json(int enterprises)
    {
        var firms = Enumerable.Range(1, enterprises).ToArray();
        var names = string.Join(',', firms.Select(i => $$"""{"id":"e{{i}}","name":"企业 {{i}}","industry":"C17","landMu":10,"floorM2":5000}"""));
        var meters = string.Join(',', firms.SelectMany(i => new[]
        {
            $$"""{"id":"k{{i}}","enterprise":"e{{i}}","carrier":"electricity","role":"consumption","kind":"interval","unit":"kWh","intervalSeconds":900}""",
            $$"""{"id":"r{{i}}","enterprise":"e{{i}}","carrier":"water","role":"consumption","kind":"register","unit":"m3","intervalSeconds":900}""",
        }));
        return $$"""{"parks":[{"id":"{{Id}}","name":"检查园区","timeZone":"Asia/Shanghai","region":"CN-33","enterprises":[{{names}}],"meters":[{{meters}}]}]}""";
    }
}
