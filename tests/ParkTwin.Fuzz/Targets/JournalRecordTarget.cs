using ParkTwin.Domain;
using ParkTwin.Fuzz.Engine;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Fuzz.Targets;

/// <summary>The records of a journal group, from bytes that need not be any: read to the end, or refused as malformed.</summary>
internal sealed class JournalRecordTarget : FuzzTarget
{
    private readonly JournalChunkWriter _chunk = new();

    public override string Name => "journal-records";

    public override double Share => 0.05;

    public override int LargestInput => 4 * 1024;

    public override IEnumerable<byte[]> Seeds()
    {
        _chunk.AddReading(7, new Reading(1_767_204_000_000, 12345.678m, 0, ReadingQuality.Good, 5));
        _chunk.AddReading(8, new Reading(1_767_204_000_001, 79228162514264337593543950335m, int.MaxValue, ReadingQuality.Bad, 6));
        _chunk.AddQuarantined(9, Contracts.QuarantineReason.BadTime, "parktwin/v1/a/b/reading"u8, "gw"u8, "no"u8, "{}"u8);
        _chunk.AddRegistryEvent(10, "{}"u8);
        _chunk.AddRequeue(11, 3);
        _chunk.AddDeviceOffline(12, "{}"u8);
        yield return _chunk.Written.ToArray();
    }

    public override void Run(ReadOnlySpan<byte> input, ref Outcome outcome)
    {
        var records = 0;
        try
        {
            var reader = new JournalGroupReader(input, 100);
            while (reader.Read())
            {
                outcome.Add((int)reader.Kind);
                Touch(reader, ref outcome);
                if (++records > input.Length)
                {
                    throw new FuzzViolationException("There are more records than bytes.");
                }
            }

            if (reader.Position != 99 + records)
            {
                throw new FuzzViolationException($"{records} records end at position {reader.Position}.");
            }
        }
        catch (InvalidDataException)
        {
            outcome.Add(-1);
        }

        outcome.AddMagnitude(records);
    }

    private static void Touch(in JournalGroupReader reader, ref Outcome outcome)
    {
        switch (reader.Kind)
        {
            case JournalRecordKind.Reading:
                var reading = reader.Reading;
                outcome.Add((int)reading.Quality);
                outcome.AddMagnitude(reading.Value.Scale);
                break;
            case JournalRecordKind.Quarantined:
                var record = reader.Quarantined;
                outcome.AddMagnitude(record.Topic.Length + record.Payload.Length);
                break;
            case JournalRecordKind.Requeue:
                outcome.AddMagnitude(Math.Abs(reader.RequeuedId % 100));
                break;
            default:
                outcome.AddMagnitude(reader.Body.Length);
                break;
        }
    }
}
