using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Domain;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Storage.Tests.Journals;

/// <summary>The journal on the machine's own disk, with its own thread.</summary>
public sealed class JournalOnDiskTests : IDisposable
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-journal-").FullName;

    private readonly JournalOptions _options = new()
    {
        SegmentBytes = 4 * 1024 * 1024,
        BufferBytes = 64 * 1024,
        MaxSpares = 4,
        UncommittedBytes = 8 * 1024 * 1024,
        RecentBytes = 256 * 1024,
    };

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Many_writers_and_a_reader_agree_over_restarts()
    {
        for (var life = 0; life < 3; life++)
        {
            await using var journal = await OpenAsync();
            Assert.Equal(life * 4 * 2_000, journal.CommittedPosition);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => WriteAsync(journal, (uint)writer)));
            while (journal.CommittedPosition < journal.AppendedPosition)
            {
                await Task.Yield();
            }

            await CheckAsync(journal, (life + 1) * 2_000);
        }
    }

    [Fact]
    public async Task Appending_allocates_nothing_per_record()
    {
        await using var journal = await OpenAsync();
        var chunk = new JournalChunkWriter();
        for (var i = 0; i < 100; i++)
        {
            chunk.AddReading(1, new Reading(i, i, 0, ReadingQuality.Good, 1));
        }

        for (var i = 0; i < 2_000; i++)
        {
            journal.Append(chunk);
            await journal.WaitForRoomAsync(None);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 2_000; i++)
        {
            journal.Append(chunk);
        }

        var perRecord = (GC.GetAllocatedBytesForCurrentThread() - before - journal.UncommittedBytes) / 200_000.0;
        Assert.InRange(perRecord, double.MinValue, 2); // Wake-ups of the writer, not records.
    }

    private static async Task WriteAsync(Journal journal, uint writer)
    {
        var chunk = new JournalChunkWriter();
        for (var i = 0; i < 400; i++)
        {
            chunk.Clear();
            for (var k = 0; k < 5; k++)
            {
                chunk.AddReading(writer, new Reading((i * 5) + k, k, 0, ReadingQuality.Good, 1));
            }

            journal.Append(chunk);
            await journal.WaitForRoomAsync(None);
            if (i % 50 == 0)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task CheckAsync(Journal journal, int expected)
    {
        await using var reader = journal.OpenReader(0);
        var counts = new int[4];
        while (reader.Position < journal.CommittedPosition)
        {
            Count(await reader.ReadAsync(None), counts);
        }

        Assert.Equal([expected, expected, expected, expected], counts);
    }

    private static void Count(JournalGroup group, int[] counts)
    {
        var records = group.Records();
        while (records.Read())
        {
            Assert.Equal(counts[records.Meter] % 2_000, records.Reading.AtUnixMs);
            counts[records.Meter]++;
        }
    }

    private Task<Journal> OpenAsync() =>
        Journal.OpenAsync(new LocalFileSystem(), _directory, _options, TimeProvider.System, NullLogger.Instance, None);
}
