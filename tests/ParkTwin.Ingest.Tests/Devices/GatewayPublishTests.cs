using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Contracts;
using ParkTwin.Ingest.Devices;
using ParkTwin.Mqtt;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Ingest.Tests.Devices;

/// <summary>What gateway gw1, which is tied to m1 and m2, may publish.</summary>
public sealed class GatewayPublishTests : IAsyncLifetime
{
    private const string Reading = """{"t":0,"v":1}""";
    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-receiver-").FullName;
    private readonly Doorway _at = new();
    private Journal _journal = null!;
    private GatewayAccess _access = null!;
    private PublishReceiver _receiver = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new JournalOptions { SegmentBytes = 1 << 20, BufferBytes = 1 << 18, RecentBytes = 1 << 18, UncommittedBytes = 1 << 20 };
        _journal = await Journal.OpenAsync(new LocalFileSystem(), _directory, options, TimeProvider.System, NullLogger.Instance);
        _at.Gateways.Current.TryFind("p/gw1", out var gateway);
        _access = new(gateway!, _at.Sessions.Track(gateway!));
        _receiver = new(_journal, _at.Meters, DeviceName.Of(gateway!, "c7"), _at.Time, new ShedCount(), _access);
    }

    public async ValueTask DisposeAsync()
    {
        _receiver.Dispose();
        await _journal.DisposeAsync();
        _at.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public void Its_own_meters_are_taken()
    {
        Assert.Equal(MqttReasonCode.Success, Receive("parktwin/v1/p/m1/reading"));
        Assert.Equal(MqttReasonCode.Success, Receive("parktwin/v1/p/m2/reading"));
    }

    [Fact]
    public void Another_gateways_meter_and_one_that_is_not_there_look_the_same()
    {
        var answers = new HashSet<(MqttReasonCode, string)>();
        foreach (var (park, meter) in ((string, string)[])[("p", "m3"), ("p", "no"), ("q", "m1")])
        {
            var code = Receive($"parktwin/v1/{park}/{meter}/reading");
            answers.Add((code, _receiver.LastReasonText!.Replace($"{park}/{meter}/", "", StringComparison.Ordinal)));
        }

        Assert.Equal(MqttReasonCode.NotAuthorized, Assert.Single(answers).Item1);
        Assert.Equal(3, _access.Track.Presence.Refused);
    }

    [Fact]
    public async Task What_is_refused_is_kept_with_the_true_reason_and_who_sent_it()
    {
        Receive("parktwin/v1/p/m3/reading");
        Receive("parktwin/v1/p/no/reading");
        Assert.Equal(["NotAllowed gateway p/gw1 c7", "UnknownMeter gateway p/gw1 c7"], await QuarantinedAsync());
    }

    [Fact]
    public void A_meter_that_comes_into_the_registry_is_looked_up_again()
    {
        Assert.Equal(MqttReasonCode.Success, Receive("parktwin/v1/p/m1/reading"));
        _receiver.Submit();
        _at.Meters.Current = new([]);
        Assert.Equal(MqttReasonCode.NotAuthorized, Receive("parktwin/v1/p/m1/reading"));
    }

    [Fact]
    public void It_is_replayed_only_once_the_gateway_is_tied_to_the_meter()
    {
        var item = new QuarantineItem
        {
            Id = 1,
            ArrivedUnixMs = 0,
            Topic = "parktwin/v1/p/m3/reading",
            Client = "gateway p/gw1 c7",
            Reason = QuarantineReason.NotAllowed,
            Detail = "",
            Payload = Encoding.UTF8.GetBytes(Reading),
        };
        Assert.False(Replays(item));
        Assert.False(Replays(item with { Reason = QuarantineReason.UnknownMeter }));
        Assert.True(Replays(item with { Reason = QuarantineReason.UnknownMeter, Client = "c7" }));
        Assert.False(Replays(item with { Client = "c7" }));
        _at.Set(Doorway.Record("m3"));
        Assert.True(Replays(item));
        _at.Set(Doorway.Record("m3") with { Disabled = true });
        Assert.False(Replays(item));
    }

    [Fact]
    public void What_is_allowed_allocates_nothing()
    {
        var topic = "parktwin/v1/p/m2/reading"u8.ToArray();
        var payload = Encoding.UTF8.GetBytes(Reading);
        for (var i = 0; i < 1_000; i++)
        {
            _receiver.Receive(topic, payload, default);
        }

        _receiver.Submit();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            _receiver.Receive(topic, payload, default);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private bool Replays(QuarantineItem item) =>
        new RequeueReading(_at.Meters.Current, _at.Gateways.Current, 0).TryWrite(item, new JournalChunkWriter());

    private MqttReasonCode Receive(string topic) =>
        _receiver.Receive(Encoding.UTF8.GetBytes(topic), Encoding.UTF8.GetBytes(Reading), new(MqttQos.AtLeastOnce, false, false));

    private async Task<List<string>> QuarantinedAsync()
    {
        _receiver.Submit();
        var kept = new List<string>();
        await using var reader = _journal.OpenReader(0);
        while (kept.Count < _journal.AppendedPosition)
        {
            Collect(await reader.ReadAsync(TestContext.Current.CancellationToken), kept);
        }

        return kept;
    }

    private static void Collect(JournalGroup group, List<string> kept)
    {
        var records = group.Records(group.FirstPosition);
        while (records.Read())
        {
            var one = records.Quarantined;
            kept.Add($"{one.Reason} {Encoding.UTF8.GetString(one.Client)}");
        }
    }
}
