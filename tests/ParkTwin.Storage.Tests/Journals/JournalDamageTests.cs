using ParkTwin.Storage.Journals;
using ParkTwin.Testing;

namespace ParkTwin.Storage.Tests.Journals;

public sealed class JournalDamageTests
{
    [Fact]
    public void A_flipped_bit_in_anything_that_was_durable_is_reported_and_nothing_is_overwritten() => Seeds.ForEach(300, seed =>
    {
        var random = new Random(seed);
        var bed = new JournalBed();
        var journal = bed.Open();
        bed.Fill(journal, 20 + random.Next(500));
        bed.Close(journal);
        var segments = bed.Segments();
        var segment = segments[random.Next(segments.Length)];
        var groups = bed.Groups(segment);
        var closing = segment == segments[^1] ? groups[^1] : groups[^1] + 64 + 40;
        var offset = random.Next(8) == 0 ? random.Next(64) : random.Next(4096, closing);
        bed.Disk.Flip(segment, offset, (byte)(1 << random.Next(8)));
        var before = bed.Disk.Paths.ToDictionary(path => path, bed.Disk.Contents);

        var damage = Assert.Throws<JournalCorruptException>(bed.Open);

        Assert.Equal(segment, damage.File);
        Assert.InRange(offset - damage.Offset, 0, 4096);
        Assert.Contains("Nothing was overwritten", damage.Message, StringComparison.Ordinal);
        Assert.Equal(before, bed.Disk.Paths.ToDictionary(path => path, bed.Disk.Contents));
    });

    [Fact]
    public void A_torn_last_group_is_dropped_and_the_journal_goes_on_before_it()
    {
        var bed = new JournalBed();
        var journal = bed.Open();
        bed.Fill(journal, 10);
        var segment = bed.Segments()[0];
        var last = bed.Groups(segment)[^1];
        bed.Disk.CrashAfter(0);
        Assert.Throws<SimulatedCrashException>(() => bed.Scheduler.Run(async () => await bed.Disk.ListFilesAsync("/")));
        bed.Disk.Kill();
        bed.Disk.Flip(segment, last + 70, 1);

        journal = bed.Open();

        Assert.Equal(9, journal.CommittedPosition);
        bed.Fill(journal, 3);
        Assert.Equal(Enumerable.Range(0, 12).Select(value => (long)value), bed.Read(journal, 0));
    }

    [Fact]
    public void A_missing_segment_is_reported()
    {
        var bed = new JournalBed();
        var journal = bed.Open();
        bed.Fill(journal, 800);
        bed.Close(journal);
        var segments = bed.Segments();
        Assert.True(segments.Length > 2);
        bed.Disk.Remove(segments[1]);
        Assert.Contains("is not there", Assert.Throws<JournalCorruptException>(bed.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_or_foreign_identity_is_reported()
    {
        var bed = new JournalBed();
        var journal = bed.Open();
        bed.Fill(journal, 3);
        bed.Close(journal);
        var identity = JournalBed.Directory + "/journal.json";
        bed.Disk.Remove(identity);
        Assert.Contains("it is missing", Assert.Throws<JournalCorruptException>(bed.Open).Message, StringComparison.Ordinal);

        bed = new JournalBed();
        bed.Close(bed.Open());
        foreach (var segment in bed.Segments())
        {
            bed.Disk.Remove(segment);
        }

        var damage = Assert.Throws<JournalCorruptException>(bed.Open);
        Assert.Contains("all its segments are missing", damage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_turned_bit_of_the_identity_is_reported_with_its_file_or_changes_nothing()
    {
        const string Identity = JournalBed.Directory + "/journal.json";
        for (var offset = 0; ; offset++)
        {
            var bed = new JournalBed();
            var journal = bed.Open();
            bed.Fill(journal, 3);
            bed.Close(journal);
            if (offset >= bed.Disk.Contents(Identity).Length)
            {
                break;
            }

            bed.Disk.Flip(Identity, offset, (byte)(1 << (offset % 8)));
            try
            {
                Assert.Equal(3, bed.Open().CommittedPosition);
            }
            catch (JournalCorruptException damage)
            {
                Assert.Equal(Identity, damage.File);
            }
        }
    }

    [Fact]
    public void A_payload_that_looks_like_a_group_is_not_taken_for_one()
    {
        var bed = new JournalBed();
        var journal = bed.Open();
        bed.Fill(journal, 5);
        var bytes = bed.Disk.Contents(bed.Segments()[0]);
        var forged = bytes.AsSpan(4096, 64 + 40).ToArray();
        var header = new GroupHeader(99, 1_000, 1_000, 999, 0, 1, 40);
        header.Stamp(forged, uint.MaxValue);
        var chunk = new JournalChunkWriter();
        chunk.AddQuarantined(0, default, "topic123"u8, default, default, forged);
        journal.Append(chunk);
        bed.Scheduler.RunUntilIdle();
        bed.Disk.Kill();
        var last = bed.Groups(bed.Segments()[0])[^2];
        bed.Disk.Flip(bed.Segments()[0], last, 1);

        Assert.Equal(5, bed.Open().CommittedPosition);
    }

    [Fact]
    public void A_segment_damaged_while_the_process_runs_is_reported_to_the_reader()
    {
        var bed = new JournalBed();
        bed.Options = bed.Options with { RecentBytes = 0 };
        var journal = bed.Open();
        bed.Fill(journal, 10);
        bed.Disk.Flip(bed.Segments()[0], 4096 + 80, 4);
        Assert.Throws<JournalCorruptException>(() => bed.Read(journal, 0));
    }
}
