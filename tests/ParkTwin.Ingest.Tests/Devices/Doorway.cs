using System.Net;
using System.Text;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Ingest.Devices;
using ParkTwin.Ingest.Meters;
using ParkTwin.Mqtt;
using ParkTwin.Tests;

namespace ParkTwin.Ingest.Tests.Devices;

/// <summary>The door over park p with meters m1 to m3 and gateway gw1 (m1 and m2, password <see cref="Password"/>), on a clock that stands.</summary>
internal sealed class Doorway : IDisposable
{
    public const string Password = "correct horse battery";
    private readonly PasswordCheck _passwords = new();
    private long _version;

    public Doorway(bool anonymous = false)
    {
        Meters.Current = new(Enumerable.Range(1, 3).Select(n => (ParkId.Parse("p"), Meter($"m{n}"), (uint)n)));
        Sessions = new(Gateways, Time);
        Options.Guard.FirstDelay = TimeSpan.Zero;
        Guard = new(Options.Guard, Time);
        Options.AnonymousDevices = anonymous;
        Door = new(Options, Gateways, Meters, Sessions, _passwords, Guard, Time);
        Set(Record());
        Gateways.IsLoaded = true;
    }

    public IngestOptions Options { get; } = new();

    public ManualTimeProvider Time { get; } = new();

    public MeterDirectoryHolder Meters { get; } = new();

    public GatewayDirectoryHolder Gateways { get; } = new();

    public DeviceSessions Sessions { get; }

    public LoginGuard Guard { get; }

    public DeviceDoor Door { get; }

    public static GatewayRecord Record(params string[] meters) => new()
    {
        Gateway = "gw1",
        Meters = [.. (meters.Length == 0 ? ["m1", "m2"] : meters).Select(MeterId.Parse)],
        Secret = GatewaySecret.Choose(Password),
        ChangedAtMs = 0,
        ChangedBy = "test",
        Stamp = 1,
    };

    /// <summary>What the park's grain would tell.</summary>
    public void Set(params GatewayRecord[] records) =>
        Gateways.Take(new() { Park = "p", Version = ++_version, Gateways = [.. records.Select(one => one with { Stamp = _version })] });

    /// <summary>One CONNECT; no answer is delayed here.</summary>
    public async Task<ConnectDecision> ConnectAsync(
        string? user, string? password, string from = "192.0.2.7", MqttWill? will = null, Func<ConnectRequest, ConnectRequest>? change = null)
    {
        var request = Request(user, password, from, will);
        return await Door.DecideAsync(change?.Invoke(request) ?? request, TestContext.Current.CancellationToken);
    }

    public static ConnectRequest Request(string? user, string? password, string from = "192.0.2.7", MqttWill? will = null) => new()
    {
        ClientId = "c",
        UserName = user,
        Password = password is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(password),
        RemoteEndPoint = new IPEndPoint(IPAddress.Parse(from), 4711),
        ProtocolLevel = MqttProtocolLevel.V5,
        Will = will,
    };

    public void Dispose() => _passwords.Dispose();

    private static MeterDefinition Meter(string id) => new()
    {
        Id = MeterId.Parse(id),
        Carrier = Carrier.Electricity,
        Role = MeterRole.GridImport,
        Kind = MeterKind.Register,
        Unit = MeterUnit.KilowattHour,
        IntervalSeconds = 900,
    };
}
