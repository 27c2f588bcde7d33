using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Domain;
using ParkTwin.Ingest.Devices;
using ParkTwin.Ingest.Meters;
using ParkTwin.Mqtt;
using ParkTwin.Storage.Journals;
using ParkTwin.Testing;

namespace ParkTwin.Ingest.Tests.Devices;

/// <summary>What becomes of publishes while the disk takes nothing.</summary>
public sealed class SheddingTests : IAsyncLifetime
{
    private static readonly byte[] Topic = Encoding.UTF8.GetBytes("parktwin/v1/p/m1/reading");
    private readonly SimulatedFileSystem _disk = new(1);
    private readonly ShedCount _shed = new();
    private Journal _journal = null!;
    private MeterDirectoryHolder _meters = null!;
    private int _next;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new JournalOptions { SegmentBytes = 1 << 20, BufferBytes = 1 << 18, RecentBytes = 1 << 18, UncommittedBytes = 1 << 20 };
        _journal = await Journal.OpenAsync(_disk, "/journal", options, TimeProvider.System, NullLogger.Instance);
        var meter = new MeterDefinition
        {
            Id = MeterId.Parse("m1"),
            Carrier = Carrier.Electricity,
            Role = MeterRole.GridImport,
            Kind = MeterKind.Register,
            Unit = MeterUnit.KilowattHour,
            IntervalSeconds = 900,
        };
        _meters = new MeterDirectoryHolder { Current = new([(ParkId.Parse("p"), meter, 7u)]) };
    }

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    [Fact]
    public void While_the_disk_keeps_up_nothing_is_shed()
    {
        using var receiver = Receiver();
        PublishMany(receiver, MqttQos.AtMostOnce, 100);
        Assert.Equal(0, _shed.Publishes);
        Assert.Equal(100, _journal.AppendedPosition);
    }

    [Fact]
    public async Task Qos_0_is_shed_and_counted_where_the_disk_takes_nothing_and_its_connection_is_read_on_after_a_pause()
    {
        StopDisk();
        using var receiver = Receiver();
        var sent = 0;
        while (_shed.Publishes == 0)
        {
            Assert.True((sent += 100) < 1_000_000, "Nothing is shed.");
            PublishMany(receiver, MqttQos.AtMostOnce, 100);
        }

        PublishMany(receiver, MqttQos.AtMostOnce, 5_000);
        Assert.Equal(sent + 5_000, _shed.Publishes + _journal.AppendedPosition);
        var pause = receiver.ReadyAsync(Cancellation).AsTask();
        Assert.False(pause.IsCompleted);
        await pause;
        Assert.True(receiver.ReadyAsync(Cancellation).AsTask().IsCompleted);
        Assert.InRange(_journal.UncommittedBytes, 0, (_journal.Options.UncommittedBytes / 2) + 10_000);
    }

    [Fact]
    public async Task Qos_1_is_never_shed_and_its_connection_waits_until_the_disk_takes_again()
    {
        StopDisk();
        using var receiver = Receiver();
        var sent = 0L;
        while (receiver.ReadyAsync(Cancellation).AsTask().IsCompleted)
        {
            Assert.True((sent += 100) < 1_000_000, "Nothing waits.");
            PublishMany(receiver, MqttQos.AtLeastOnce, 100);
        }

        PublishMany(receiver, MqttQos.AtLeastOnce, 1);
        var waits = receiver.ReadyAsync(Cancellation).AsTask();
        Assert.False(waits.IsCompleted);
        _disk.Fault = null;
        await waits;
        Assert.Equal((0L, sent + 1), (_shed.Publishes, _journal.AppendedPosition));
    }

    [Fact]
    public void Half_of_the_room_is_kept_for_those_who_wait()
    {
        StopDisk();
        using var flood = Receiver();
        PublishMany(flood, MqttQos.AtMostOnce, 30_000);
        Assert.True(_shed.Publishes > 0);
        using var other = Receiver();
        PublishMany(other, MqttQos.AtLeastOnce, 100);
        Assert.True(other.ReadyAsync(Cancellation).AsTask().IsCompleted);
    }

    private PublishReceiver Receiver() => new(_journal, _meters, "gw", TimeProvider.System, _shed);

    private void StopDisk() => _disk.Fault = (operation, _) =>
    {
        if (operation == DiskOperation.Flush)
        {
            throw new IOException("The disk takes nothing.");
        }
    };

    private void PublishMany(PublishReceiver receiver, MqttQos qos, int count)
    {
        for (var i = 0; i < count; i++)
        {
            receiver.Receive(Topic, Encoding.UTF8.GetBytes($$"""{"t":{{_next++}},"v":1}"""), new PublishFlags(qos, false, false));
            if (i % 50 == 49 || i == count - 1)
            {
                receiver.Submit();
            }
        }
    }
}
