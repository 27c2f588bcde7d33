using ParkTwin.Domain;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Simulation.Model;

/// <summary>
/// Reads along what each journal position holds once it is durable, over all lives: what has been seen must never vanish or change.
/// What the twin says of itself is compared with it; it is itself compared with what devices sent and were told.
/// </summary>
internal sealed class Tap(Scene scene)
{
    private readonly List<(string Meter, Reading Reading)> _readings = [];
    private readonly Dictionary<long, (string Text, bool Live)> _quarantine = [];
    private int _requeuedLeft;

    /// <summary>Position up to which it has read.</summary>
    public long Position { get; private set; }

    /// <summary>Readings in the journal, repetitions included.</summary>
    public IReadOnlyList<(string Meter, Reading Reading)> Readings => _readings;

    /// <summary>What is in quarantine and was not sent through again, by id.</summary>
    public IEnumerable<KeyValuePair<long, (string Text, bool Live)>> Quarantined => _quarantine.Where(pair => pair.Value.Live);

    /// <summary>What does not fit; null while all is well.</summary>
    public Violation? Broken { get; private set; }

    /// <summary>True where the journal forgot before it was read here: what follows is then known in part only.</summary>
    public bool HasGap { get; private set; }

    /// <summary>Reads on until the end of the journal's life.</summary>
    public async Task RunAsync(Journal journal, Func<uint, string?> meterOf)
    {
        if (journal.CommittedPosition < Position)
        {
            Fail(Simulation.Broken.Lost, $"The journal ends at {journal.CommittedPosition}; records up to {Position} had been durable.");
            return;
        }

        if (journal.FirstPosition > Position)
        {
            (HasGap, Position) = (true, journal.FirstPosition);
        }

        await using var reader = journal.OpenReader(Position);
        while (true)
        {
            Take(await reader.ReadAsync(), meterOf);
        }
    }

    private void Take(JournalGroup group, Func<uint, string?> meterOf)
    {
        var records = group.Records(Position);
        while (records.Read())
        {
            if (records.Position != Position)
            {
                Fail(Simulation.Broken.Wrong, $"Record {records.Position} follows record {Position - 1}.");
            }

            Position = records.Position + 1;
            switch (records.Kind)
            {
                case JournalRecordKind.Reading:
                    Take(records.Reading, meterOf(records.Meter));
                    break;
                case JournalRecordKind.Quarantined:
                    Take(records.Position, records.Quarantined);
                    break;
                case JournalRecordKind.Requeue:
                    Requeue(records.RequeuedId);
                    break;
                default:
                    break;
            }
        }
    }

    private void Take(in Reading reading, string? meter)
    {
        if (meter is null || scene.Find(meter, reading) is not { } element)
        {
            Fail(Simulation.Broken.Wrong, $"The journal holds a reading of meter {meter} that nobody sent: {reading}.");
            return;
        }

        _readings.Add((meter, reading));
        if (_requeuedLeft > 0)
        {
            _requeuedLeft--;
        }
        else
        {
            element.Journalled++;
        }
    }

    private void Take(long id, in QuarantinedRecord record)
    {
        if (scene.Find(record.Payload) is not { } element)
        {
            Fail(Simulation.Broken.Wrong, $"The journal holds in quarantine what nobody sent: {System.Text.Encoding.UTF8.GetString(record.Payload)}.");
            return;
        }

        element.Quarantined++;
        element.Reason = $"{record.Reason}: {System.Text.Encoding.UTF8.GetString(record.Detail)}";
        _quarantine[id] = (element.Text, true);
    }

    private void Requeue(long id)
    {
        if (!_quarantine.TryGetValue(id, out var item) || !item.Live)
        {
            if (!HasGap)
            {
                Fail(Simulation.Broken.Doubled, $"Quarantined item {id} was sent through {(item.Text is null ? "without having been there" : "twice")}.");
            }

            return;
        }

        _quarantine[id] = (item.Text, false);
        _requeuedLeft = 1;
    }

    private void Fail(Broken kind, string message) => Broken ??= new Violation(kind, message);
}
