using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Domain;
using ParkTwin.Storage.Journals;
using ParkTwin.Testing;
using ParkTwin.Tests;

namespace ParkTwin.Storage.Tests.Journals;

/// <summary>A journal on a simulated disk with a scheduler and a clock that a test turns by hand.</summary>
internal sealed class JournalBed
{
    internal const string Directory = "/data/journal";

    internal SimulatedFileSystem Disk { get; } = new(7);

    internal SimulationScheduler Scheduler { get; } = new();

    internal ManualTimeProvider Time { get; } = new();

    internal JournalOptions Options { get; set; } = new()
    {
        SegmentBytes = 32 * 1024,
        BufferBytes = 8 * 1024,
        UncommittedBytes = 16 * 1024,
        RecentBytes = 16 * 1024,
        MaxBytes = 8 * 32 * 1024,
        MaxSpares = 2,
        LoadRecords = 1_000_000,
    };

    internal Journal Open() => Scheduler.Run(() => Journal.OpenAsync(
        Disk, Directory, Options with { Scheduler = Scheduler }, Time, NullLogger.Instance));

    internal void Close(Journal journal) => Scheduler.Run(async () => await journal.DisposeAsync(), Tick);

    /// <summary>Appends readings one chunk each and lets the writer run after each; their values are 0, 1, 2…</summary>
    internal void Fill(Journal journal, int records)
    {
        for (var i = 0; i < records; i++)
        {
            Append(journal, journal.AppendedPosition);
            Scheduler.RunUntilIdle();
        }
    }

    internal static long Append(Journal journal, long value)
    {
        var chunk = new JournalChunkWriter();
        chunk.AddReading(1, new Reading(value, value, 0, ReadingQuality.Good, 5));
        return journal.Append(chunk);
    }

    /// <summary>The values of all readings from a position to the end.</summary>
    internal List<long> Read(Journal journal, long from) => Scheduler.Run(async () =>
    {
        var values = new List<long>();
        await using var reader = journal.OpenReader(from);
        while (reader.Position < journal.CommittedPosition)
        {
            Collect(await reader.ReadAsync(), from, values);
        }

        return values;
    });

    internal void Tick() => Time.Advance(TimeSpan.FromSeconds(1));

    internal string[] Segments() => [.. Disk.Paths.Where(path => path.Contains("segment-", StringComparison.Ordinal))];

    /// <summary>Offsets of the groups in a segment, stale ones included.</summary>
    internal List<int> Groups(string segment)
    {
        var bytes = Disk.Contents(segment);
        var magic = Encoding.ASCII.GetBytes("PTG1");
        var offsets = new List<int>();
        for (var at = 4096; at + 64 <= bytes.Length; at += 8)
        {
            if (bytes.AsSpan(at, 4).SequenceEqual(magic))
            {
                offsets.Add(at);
            }
        }

        return offsets;
    }

    private static void Collect(JournalGroup group, long from, List<long> values)
    {
        var records = group.Records(from);
        while (records.Read())
        {
            values.Add(records.Reading.AtUnixMs);
        }
    }
}
