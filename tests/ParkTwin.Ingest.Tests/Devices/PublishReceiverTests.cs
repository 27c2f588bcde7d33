using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Ingest.Devices;
using ParkTwin.Ingest.Meters;
using ParkTwin.Mqtt;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Ingest.Tests.Devices;

public sealed class PublishReceiverTests : IAsyncLifetime
{
    private const string Topic = "parktwin/v1/p/m1/reading";
    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-receiver-").FullName;
    private Journal _journal = null!;
    private PublishReceiver _receiver = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new JournalOptions { SegmentBytes = 1 << 20, BufferBytes = 1 << 18, RecentBytes = 1 << 18, UncommittedBytes = 1 << 20 };
        _journal = await Journal.OpenAsync(new LocalFileSystem(), _directory, options, TimeProvider.System, NullLogger.Instance);
        var meter = new MeterDefinition
        {
            Id = MeterId.Parse("m1"),
            Carrier = Carrier.Electricity,
            Role = MeterRole.GridImport,
            Kind = MeterKind.Register,
            Unit = MeterUnit.KilowattHour,
            Ratio = 8000,
            IntervalSeconds = 900,
        };
        var holder = new MeterDirectoryHolder { Current = new([(ParkId.Parse("p"), meter, 7u)]) };
        _receiver = new(_journal, holder, "gw-1", TimeProvider.System, new ShedCount());
    }

    public async ValueTask DisposeAsync()
    {
        _receiver.Dispose();
        await _journal.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_reading_is_journalled_exactly_with_its_arrival()
    {
        Assert.Equal(MqttReasonCode.Success, Receive(Topic, """{"t":"2026-01-01T08:00:00+08:00","v":12345.67}"""));
        var record = Assert.Single(await JournalledAsync());
        Assert.Equal("reading 7 1767225600000 12345.67", record);
    }

    [Fact]
    public async Task An_array_is_one_record_each()
    {
        Assert.Equal(MqttReasonCode.Success, Receive(Topic, """[{"t":0,"v":1},{"t":1000,"v":"2.5"}]"""));
        Assert.Equal(["reading 7 0 1", "reading 7 1000 2.5"], await JournalledAsync());
    }

    [Theory]
    [InlineData("parktwin/v1/p/nobody/reading", """{"t":0,"v":1}""", "unknown-meter", Label = "no such meter")]
    [InlineData("parktwin/v1/q/m1/reading", """{"t":0,"v":1}""", "unknown-park", Label = "no such park")]
    [InlineData("parktwin/v1/p/m1/readings", """{"t":0,"v":1}""", "bad-topic", Label = "another topic")]
    [InlineData("parktwin/v1/p/../reading", """{"t":0,"v":1}""", "bad-topic", Label = "a meter that is no id")]
    [InlineData(Topic, "not json", "unparsable", Label = "not JSON")]
    [InlineData(Topic, "", "unparsable", Label = "empty")]
    [InlineData(Topic, """{"t":"2026-01-01T08:00:00","v":1}""", "bad-time", Label = "no offset")]
    [InlineData(Topic, """{"t":0,"v":"NaN"}""", "bad-value", Label = "not a number")]
    [InlineData(Topic, """{"t":0,"v":12345678901234567890123456789}""", "bad-value", Label = "29 digits")]
    [InlineData(Topic, """{"t":0,"v":1,"u":"furlong"}""", "bad-unit", Label = "a unit nobody knows")]
    [InlineData(Topic, """{"t":0,"v":1,"u":"m3"}""", "bad-unit", Label = "another unit than the meter's")]
    [InlineData(Topic, """{"t":"2126-01-01T00:00:00Z","v":1}""", "in-future", Label = "a hundred years ahead")]
    [InlineData(Topic, """{"t":0,"v":100000000000}""", "out-of-range", Label = "beyond any meter")]
    public async Task What_cannot_be_accepted_is_kept_with_its_reason(string topic, string payload, string reason)
    {
        Assert.NotEqual(MqttReasonCode.Success, Receive(topic, payload));
        Assert.NotNull(_receiver.LastReasonText);
        Assert.Equal($"{reason} {topic} gw-1 {payload}", Assert.Single(await JournalledAsync()));
    }

    [Fact]
    public async Task A_bad_element_harms_neither_its_neighbours_nor_the_count()
    {
        Receive(Topic, """[{"t":0,"v":1},{"t":1,"v":"x"},{"t":2,"v":3}]""");
        Assert.Equal(["reading 7 0 1", $"bad-value {Topic} gw-1 {{\"t\":1,\"v\":\"x\"}}", "reading 7 2 3"], await JournalledAsync());
    }

    [Fact]
    public async Task An_array_for_an_unknown_meter_counts_each_of_its_readings()
    {
        Receive("parktwin/v1/p/m2/reading", """[{"t":0,"v":1},{"t":1,"v":2}]""");
        Assert.Equal(2, (await JournalledAsync()).Count(r => r.StartsWith("unknown-meter ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_payload_full_of_faults_is_kept_whole_but_not_one_by_one()
    {
        var payload = "[" + string.Join(',', Enumerable.Repeat("0", 10_000)) + "]";
        Receive(Topic, payload);
        var kept = await JournalledAsync();
        Assert.InRange(kept.Count, 2, 100);
        Assert.EndsWith("0]", kept[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_larger_than_half_a_group_goes_in_several_chunks()
    {
        for (var i = 0; i < 300; i++)
        {
            Receive(Topic, "[" + string.Join(',', Enumerable.Range(0, 50).Select(n => $$"""{"t":{{(i * 50) + n}},"v":{{n}}}""")) + "]");
        }

        Assert.Equal(15_000, (await JournalledAsync()).Count);
    }

    [Fact]
    public void Accepted_readings_allocate_nothing()
    {
        var topic = Encoding.UTF8.GetBytes(Topic);
        var payload = Encoding.UTF8.GetBytes("""{"t":"2026-01-01T08:00:00+08:00","v":12345.67}""");
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

    private MqttReasonCode Receive(string topic, string payload) =>
        _receiver.Receive(Encoding.UTF8.GetBytes(topic), Encoding.UTF8.GetBytes(payload), new(MqttQos.AtLeastOnce, false, false));

    private async Task<List<string>> JournalledAsync()
    {
        _receiver.Submit();
        var records = new List<string>();
        await using var reader = _journal.OpenReader(0);
        while (records.Count < _journal.AppendedPosition)
        {
            Collect(await reader.ReadAsync(TestContext.Current.CancellationToken), records);
        }

        return records;
    }

    private static void Collect(JournalGroup group, List<string> into)
    {
        var records = group.Records();
        while (records.Read())
        {
            if (records.Kind == JournalRecordKind.Reading)
            {
                Assert.InRange(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - records.Reading.ArrivedUnixMs, 0, 60_000);
                into.Add($"reading {records.Meter} {records.Reading.AtUnixMs} {records.Reading.Value}");
                continue;
            }

            var kept = records.Quarantined;
            into.Add($"{QuarantineWords.Of(kept.Reason)} {Encoding.UTF8.GetString(kept.Topic)} {Encoding.UTF8.GetString(kept.Client)} "
                + Encoding.UTF8.GetString(kept.Payload));
        }
    }
}
