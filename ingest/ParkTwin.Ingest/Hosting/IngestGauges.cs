using ParkTwin.Contracts;
using ParkTwin.Ingest.Devices;
using ParkTwin.Ingest.Tls;
using ParkTwin.Mqtt;

namespace ParkTwin.Ingest.Hosting;

/// <summary>What the ingester says of itself.</summary>
internal sealed class IngestGauges(
    IngestOptions options,
    Stores stores,
    DispatchRoom room,
    Checkpoints checkpoints,
    BrokerState broker,
    ShedCount shed,
    StorageGauges storage,
    IEnumerable<ServerCertificate> certificates,
    MqttEndpoint endpoint,
    TimeProvider time)
    : IIngestStatus
{
    /// <summary>A broker elsewhere that does not answer keeps nobody here from being served: it does not make the twin unready.</summary>
    private const string Broker = "broker";

    private const string LeftOut = "enterprise-left-out";

    /// <summary>What somebody should act on while everybody who can be served is: it does not make the twin unready.</summary>
    private static readonly string[] Advice = [Broker, LeftOut, "disk", "quarantine", "backup"];

    private readonly Lock _lock = new();
    private long _rateAt;
    private long _rateCount;
    private double? _rate;

    /// <inheritdoc/>
    public IngestStatus Read()
    {
        if (!stores.AreOpen || room.Dispatcher is not { } dispatcher)
        {
            return new() { Health = [new("ingest", false, "Starting: the journal is being opened.")] };
        }

        // Applied before the counts: what is counted may be ahead of the position, never behind it.
        var (journal, applied) = (stores.Journal, dispatcher.Applied);
        var (accepted, duplicates) = (0L, 0L);
        foreach (var outbox in dispatcher.Outboxes)
        {
            var position = outbox.Position;
            accepted += position.Accepted;
            duplicates += position.Duplicates;
        }

        var statistics = journal.Statistics;
        var health = Health();
        return new()
        {
            Accepted = accepted,
            Duplicates = duplicates,
            Quarantined = stores.Quarantine.Count + stores.Quarantine.Dropped,
            JournalPosition = journal.CommittedPosition,
            AppliedPosition = applied,
            Connections = (int)endpoint.Statistics.Connected,
            ReadingsPerSecond = Rate(accepted + duplicates),
            JournalBytes = journal.JournalBytes,
            CommitP50Ms = statistics.Commits == 0 ? null : statistics.CommitMsP50,
            CommitP99Ms = statistics.Commits == 0 ? null : statistics.CommitMsP99,
            Shed = shed.Publishes,
            Storage = storage.Status,
            Replayed = room.IsReady,
            Ready = room.IsReady && health.TrueForAll(item => item.Healthy || Advice.Contains(item.Name)),
            Health = health,
        };
    }

    private double? Rate(long count)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var elapsed = _rateAt == 0 ? TimeSpan.Zero : time.GetElapsedTime(_rateAt, now);
            if (_rateAt == 0 || elapsed >= TimeSpan.FromSeconds(1))
            {
                _rate = _rateAt == 0 ? null : Math.Max(0, (count - _rateCount) / elapsed.TotalSeconds);
                (_rateAt, _rateCount) = (now, count);
            }

            return _rate;
        }
    }

    private List<HealthItem> Health()
    {
        var dispatcher = room.Dispatcher!;
        var fault = stores.Journal.Fault;
        var waiting = stores.Journal.CommittedPosition - dispatcher.Applied;
        var items = new List<HealthItem>
        {
            new("journal", fault is null, fault ?? "Commits reach the disk."),
            new("ledgers", room.Failure is null, room.Failure ?? $"{waiting} records wait to be applied."),
            new("replay", room.IsReady, room.IsReady ? "Every ledger is current." : "Ledgers are being brought up to the journal."),
        };
        foreach (var (grain, trouble) in dispatcher.Troubles.Take(20))
        {
            // The key of an enterprise holds a slash; what holds none is a part of the ingester.
            var name = grain.Contains('/', StringComparison.Ordinal) ? "enterprise" : grain;
            items.Add(new(name, false, $"{grain}: {trouble} Its readings are safe in the journal and are tried again."));
        }

        foreach (var (grain, damage) in dispatcher.LeftOut.Take(20))
        {
            items.Add(new(LeftOut, false, $"{grain}: {damage} The others go on; what comes for it stays in the journal."));
        }

        foreach (var (what, trouble) in checkpoints.Troubles.Take(3))
        {
            items.Add(new("checkpoints", false, $"{what} is not saved: {trouble} The journal keeps what it needs, and grows, until it is."));
        }

        items.AddRange(storage.Health());
        items.AddRange(certificates.Select(one => one.Health));
        if (options.Broker is not null)
        {
            items.Add(new(Broker, broker.IsConnected, broker.Detail));
        }

        return items;
    }
}
