using ParkTwin.Storage.Journals;
using ParkTwin.Testing;

namespace ParkTwin.Storage.Tests.Journals;

public sealed class JournalTests
{
    [Fact]
    public void Spares_that_an_hour_did_not_need_go_back_to_the_disk_but_for_one()
    {
        var bed = new JournalBed();
        bed.Options = bed.Options with { MaxSpares = 6 };
        var journal = bed.Open();
        bed.Fill(journal, 1_500);
        journal.Release(journal.CommittedPosition);
        bed.Scheduler.RunUntilIdle();
        Assert.True(Spares() > 2, $"Only {Spares()} segments were released.");
        var released = Spares();

        bed.Time.Advance(TimeSpan.FromMinutes(59));
        bed.Fill(journal, 1);
        Assert.Equal(released, Spares());
        for (var hour = 0; hour < 2; hour++)
        {
            bed.Time.Advance(TimeSpan.FromHours(1));
            bed.Fill(journal, 1);
        }

        Assert.Equal(1, Spares());
        bed.Fill(journal, 600);
        Assert.Equal(2_103, journal.CommittedPosition);
        bed.Close(journal);

        int Spares() => bed.Disk.Paths.Count(path => path.Contains("spare-", StringComparison.Ordinal));
    }

    [Fact]
    public void Appends_while_a_commit_is_under_way_share_the_next_one()
    {
        var bed = new JournalBed();
        var journal = bed.Open();
        var flush = new TaskCompletionSource();
        var flushes = 0;
        bed.Disk.Delay = (operation, _) =>
        {
            flushes += operation == DiskOperation.Flush ? 1 : 0;
            return operation == DiskOperation.Flush && flushes == 1 ? new ValueTask(flush.Task) : default;
        };
        var first = JournalBed.Append(journal, 0);
        bed.Scheduler.RunUntilIdle();
        var second = JournalBed.Append(journal, 1);
        var third = JournalBed.Append(journal, 2);
        bed.Scheduler.RunUntilIdle();

        Assert.Equal(second, third);
        Assert.True(second > first);
        Assert.True(journal.CommittedTicket < first, "Nothing is durable before the flush returns.");
        flush.SetResult();
        bed.Scheduler.RunUntilIdle();
        Assert.Equal(third, journal.CommittedTicket);
        Assert.Equal(2, flushes);
        Assert.Equal(3, journal.CommittedPosition);
    }

    [Fact]
    public void Under_load_commits_keep_their_floor_and_an_idle_journal_commits_at_once()
    {
        var bed = new JournalBed();
        bed.Options = bed.Options with { LoadRecords = 2 };
        var journal = bed.Open();
        JournalBed.Append(journal, 0);
        JournalBed.Append(journal, 1);
        bed.Scheduler.RunUntilIdle();
        Assert.Equal(2, journal.CommittedPosition);
        JournalBed.Append(journal, 2);
        bed.Scheduler.RunUntilIdle();
        Assert.Equal(2, journal.CommittedPosition);
        bed.Time.Advance(TimeSpan.FromMilliseconds(2));
        bed.Scheduler.RunUntilIdle();
        Assert.Equal(3, journal.CommittedPosition);
        JournalBed.Append(journal, 3);
        bed.Scheduler.RunUntilIdle();
        Assert.Equal(4, journal.CommittedPosition);
    }

    [Fact]
    public void Released_segments_are_used_again_and_the_disk_stays_bounded()
    {
        var bed = new JournalBed();
        var journal = bed.Open();
        for (var round = 0; round < 40; round++)
        {
            bed.Fill(journal, 100);
            journal.Release(journal.CommittedPosition);
            bed.Scheduler.RunUntilIdle();
            Assert.InRange(journal.JournalBytes, 0, 5 * 32 * 1024);
        }

        Assert.Equal(4_000, journal.CommittedPosition);
        var files = bed.Disk.Paths.Where(path => !path.EndsWith("journal.json", StringComparison.Ordinal));
        Assert.Equal(journal.JournalBytes, files.Sum(path => (long)bed.Disk.Contents(path).Length));
        Assert.Throws<JournalReleasedException>(() => journal.OpenReader(0));
        bed.Close(journal);
        journal = bed.Open();
        Assert.Equal(4_000, journal.CommittedPosition);
        Assert.Equal(3_999, bed.Read(journal, journal.FirstPosition)[^1]);
    }

    [Fact]
    public void A_full_disk_stops_acknowledgements_says_so_and_goes_on_when_there_is_room()
    {
        var bed = new JournalBed();
        var journal = bed.Open();
        bed.Fill(journal, 5);
        bed.Disk.Capacity = 0;
        long appended = 5;
        while (journal.Fault is null)
        {
            JournalBed.Append(journal, appended++);
            bed.Scheduler.RunUntilIdle();
        }

        Assert.Contains("No space left", journal.Fault, StringComparison.Ordinal);
        while (journal.WaitForRoomAsync(TestContext.Current.CancellationToken).AsTask().IsCompleted)
        {
            JournalBed.Append(journal, appended++);
        }

        var stalled = journal.CommittedPosition;
        for (var i = 0; i < 5; i++)
        {
            bed.Tick();
            bed.Scheduler.RunUntilIdle();
        }

        Assert.Equal(stalled, journal.CommittedPosition);
        bed.Disk.Capacity = long.MaxValue;
        bed.Tick();
        bed.Scheduler.RunUntilIdle();
        Assert.Null(journal.Fault);
        Assert.Equal(appended, journal.CommittedPosition);
        Assert.True(journal.WaitForRoomAsync(TestContext.Current.CancellationToken).AsTask().IsCompleted);
        Assert.True(journal.Statistics.Failures > 0);
        Assert.Equal(Enumerable.Range(0, (int)appended).Select(value => (long)value), bed.Read(journal, 0));
    }

    [Fact]
    public void After_a_failed_flush_the_group_is_written_elsewhere_before_it_counts()
    {
        var bed = new JournalBed();
        var journal = bed.Open();
        bed.Fill(journal, 5);
        var failures = 1;
        bed.Disk.Fault = (operation, path) =>
        {
            if (operation == DiskOperation.Flush && path.EndsWith(".ptj", StringComparison.Ordinal) && failures-- > 0)
            {
                throw new IOException("Simulated: the flush failed.");
            }
        };
        JournalBed.Append(journal, 5);
        bed.Scheduler.RunUntilIdle();
        Assert.Equal(5, journal.CommittedPosition);
        Assert.Contains("the flush failed", journal.Fault, StringComparison.Ordinal);
        bed.Tick();
        bed.Scheduler.RunUntilIdle();
        Assert.Equal(6, journal.CommittedPosition);
        Assert.Equal(2, bed.Segments().Length);
        bed.Disk.Crash(CrashLoss.All);
        Assert.Equal([0L, 1, 2, 3, 4, 5], bed.Read(bed.Open(), 0));
    }

    [Fact]
    public void A_reader_that_fell_behind_stops_the_journal_at_its_bound_until_it_lets_go()
    {
        var bed = new JournalBed();
        var journal = bed.Open();
        long appended = 0;
        while (journal.Fault is null)
        {
            JournalBed.Append(journal, appended++);
            bed.Scheduler.RunUntilIdle();
        }

        Assert.Contains("a reader has fallen behind", journal.Fault, StringComparison.Ordinal);
        Assert.InRange(journal.JournalBytes, 0, bed.Options.MaxBytes + (2 * 32 * 1024));
        journal.Release(journal.CommittedPosition);
        bed.Tick();
        bed.Scheduler.RunUntilIdle();
        Assert.Null(journal.Fault);
        Assert.Equal(appended, journal.CommittedPosition);
    }

    [Fact]
    public void A_reader_goes_from_files_to_memory_and_waits_for_what_is_not_there_yet()
    {
        var bed = new JournalBed();
        var journal = bed.Open();
        bed.Fill(journal, 600);
        Assert.Equal(Enumerable.Range(123, 477).Select(value => (long)value), bed.Read(journal, 123));
        var reader = journal.OpenReader(600);
        var next = Task.Factory.StartNew(
            async () => (await reader.ReadAsync()).FirstPosition,
            CancellationToken.None,
            TaskCreationOptions.None,
            bed.Scheduler).Unwrap();
        bed.Scheduler.RunUntilIdle();
        Assert.False(next.IsCompleted);
        bed.Fill(journal, 1);
        Assert.True(next.IsCompletedSuccessfully);
        Assert.Equal(600, bed.Scheduler.Run(() => next));
    }

    [Fact]
    public void A_listener_that_fails_keeps_nobody_else_from_hearing()
    {
        var bed = new JournalBed();
        var journal = bed.Open();
        var heard = new Listener(fails: false);
        var failing = new Listener(fails: true);
        journal.Subscribe(failing);
        journal.Subscribe(heard);
        bed.Fill(journal, 2);
        journal.Unsubscribe(failing);
        bed.Fill(journal, 1);
        Assert.Equal([1, 2, 3], heard.Tickets);
        Assert.Equal([1, 2], failing.Tickets);
        Assert.Null(journal.Fault);
    }

    [Fact]
    public void The_id_stays_and_a_new_journal_has_another()
    {
        var (one, other) = (new JournalBed(), new JournalBed());
        var journal = one.Open();
        var id = journal.Id;
        one.Close(journal);
        Assert.Equal(id, one.Open().Id);
        Assert.NotEqual(id, other.Open().Id);
    }

    [Fact]
    public void Options_out_of_bounds_are_named_together()
    {
        var failure = Assert.Throws<ArgumentException>(() => new JournalOptions { SegmentBytes = 1, MaxSpares = 0 }.Validate());
        Assert.Contains("SegmentBytes 1", failure.Message, StringComparison.Ordinal);
        Assert.Contains("MaxSpares 0", failure.Message, StringComparison.Ordinal);
    }

    private sealed class Listener(bool fails) : ICommittedListener
    {
        public List<long> Tickets { get; } = [];

        public void Committed(long ticket)
        {
            Tickets.Add(ticket);
            if (fails)
            {
                throw new InvalidOperationException("This listener fails.");
            }
        }
    }
}
