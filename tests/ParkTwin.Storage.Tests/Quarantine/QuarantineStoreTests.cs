using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Contracts;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Journals;
using ParkTwin.Storage.Quarantine;
using ParkTwin.Testing;

namespace ParkTwin.Storage.Tests.Quarantine;

public sealed class QuarantineStoreTests
{
    private const string Directory = "/data/quarantine";
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Items_come_newest_first_by_reason_and_by_page_before_and_after_a_restart()
    {
        var disk = new SimulatedFileSystem(1);
        var store = await OpenAsync(disk);
        for (var id = 0; id < 10; id++)
        {
            Add(store, id * 3, id % 2 == 0 ? QuarantineReason.UnknownMeter : QuarantineReason.Unparsable, $"payload {id}");
        }

        for (var life = 0; life < 3; life++)
        {
            var page = await store.ListAsync(3, null, QuarantineReason.UnknownMeter, None);
            Assert.Equal([24, 18, 12], page.Items.Select(item => item.Id));
            var payloads = page.Items.Select(item => Encoding.UTF8.GetString(item.Payload.Span));
            Assert.Equal(["payload 8", "payload 6", "payload 4"], payloads);
            Assert.Equal(10, page.Total);
            Assert.Equal(5, page.ByReason[QuarantineReason.UnknownMeter]);
            Assert.Equal(5, page.ByReason[QuarantineReason.Unparsable]);
            page = await store.ListAsync(3, 12, QuarantineReason.UnknownMeter, None);
            Assert.Equal([6, 0], page.Items.Select(item => item.Id));
            var item = page.Items[0];
            Assert.Equal(("topic", "client", "detail", 1006), (item.Topic, item.Client, item.Detail, item.ArrivedUnixMs));
            await store.CheckpointAsync(100, None);
            await store.DisposeAsync();
            disk.Crash();
            store = await OpenAsync(disk);
            Assert.Equal(100, store.Position);
        }
    }

    [Theory]
    [InlineData(24, 0xFF, 0xFF, 0xFF, 0xFF)]
    [InlineData(24, 0xE0, 0xFF, 0xFF, 0xFF)]
    [InlineData(24, 0xFF, 0xFF, 0xFF, 0x7F)]
    [InlineData(2, 0xFF, 0xFF, 0x06, 0x00)]
    public async Task Entries_that_do_not_fit_their_frame_are_cut_even_where_its_checksum_holds(int at, byte a, byte b, byte c, byte d)
    {
        var disk = new SimulatedFileSystem(1);
        var store = await OpenAsync(disk);
        Add(store, 1, QuarantineReason.Unparsable, "payload");
        await store.CheckpointAsync(2, None);
        await store.DisposeAsync();
        var path = disk.Paths.Single(one => one.EndsWith(".ptq", StringComparison.Ordinal));
        var bytes = disk.Contents(path);
        byte[] patch = [a, b, c, d];
        patch.CopyTo(bytes, QuarantineFrame.HeaderBytes + at);
        Assert.False(QuarantineFrame.TryRead(bytes, out _));
        new QuarantineFrame(2, 0, bytes.Length - QuarantineFrame.HeaderBytes).Stamp(bytes);
        await using (var file = await disk.OpenAsync(path, FileOpening.Replace, None))
        {
            await file.WriteAsync(bytes, 0, None);
        }

        store = await OpenAsync(disk);

        Assert.Equal(0, store.Count);
        Assert.Empty(await IdsAsync(store));
    }

    [Fact]
    public async Task What_the_journal_shows_twice_changes_nothing()
    {
        var disk = new SimulatedFileSystem(2);
        var store = await OpenAsync(disk);
        Show(store);
        await store.CheckpointAsync(4, None);
        Show(store);
        Assert.Equal([2], await IdsAsync(store));
        await store.DisposeAsync();
        disk.Crash();
        store = await OpenAsync(disk);
        Show(store);
        Assert.Equal([2], await IdsAsync(store));
        Assert.Equal(1, store.Count);

        static void Show(QuarantineStore store)
        {
            Add(store, 1);
            Add(store, 2);
            store.Requeued(1, 3);
        }
    }

    [Fact]
    public async Task What_a_new_process_finds_in_a_file_whose_name_was_never_flushed_outlives_a_power_cut()
    {
        var disk = new SimulatedFileSystem(7) { Fault = SimulatedFileSystem.Refusing(DiskOperation.FlushDirectory) };
        var store = await OpenAsync(disk);
        Add(store, 1);
        await Assert.ThrowsAsync<IOException>(async () => await store.CheckpointAsync(2, None));
        disk.Fault = null;
        disk.Kill();
        store = await OpenAsync(disk);
        Add(store, 1);
        await store.CheckpointAsync(2, None);
        Assert.Equal(2, store.Position);
        disk.Crash(CrashLoss.All);

        Assert.Equal([1], await IdsAsync(await OpenAsync(disk)));
    }

    [Fact]
    public async Task A_thousand_items_are_taken_up_again_between_two_checkpoints()
    {
        var disk = new SimulatedFileSystem(9);
        var store = await OpenAsync(disk);
        for (var id = 0; id < 1_000; id++)
        {
            Add(store, id);
        }

        await store.CheckpointAsync(1_000, None);
        for (var id = 0; id < 1_000; id++)
        {
            store.Requeued(id, 1_001 + id);
        }

        await store.CheckpointAsync(2_001, None);
        disk.Crash(CrashLoss.All);
        Assert.Empty(await IdsAsync(await OpenAsync(disk)));
    }

    [Fact]
    public async Task A_flush_that_failed_as_a_file_was_left_is_not_forgotten()
    {
        var disk = new SimulatedFileSystem(8);
        var store = await OpenAsync(disk, new QuarantineOptions { MaxItems = 16 });
        Add(store, 1);
        await store.SpillAsync(None);
        disk.Fault = SimulatedFileSystem.Refusing(DiskOperation.Flush);
        Add(store, 2);
        await Assert.ThrowsAsync<IOException>(async () => await store.SpillAsync(None)); // It begins another file.
        disk.Fault = null;
        await Assert.ThrowsAsync<IOException>(async () => await store.CheckpointAsync(3, None));

        Assert.Equal(0, store.Position);
    }

    [Fact]
    public void After_any_crash_the_store_and_a_replay_from_its_position_give_what_was_there() => Seeds.ForEach(1_000, seed =>
    {
        var random = new Random(seed);
        var disk = new SimulatedFileSystem(seed);
        var options = new QuarantineOptions { MaxBytes = 64 * 1024 };
        var (journal, live) = (new List<long>(), new List<long>());
        for (var life = 0; life < 4; life++)
        {
            disk.CrashAfter(random.Next(40));
            try
            {
                LiveAsync(disk, options, random, journal).GetAwaiter().GetResult();
            }
            catch (SimulatedCrashException)
            {
            }

            disk.Crash();
        }

        var store = OpenAsync(disk, options).GetAwaiter().GetResult();
        Show(store, journal, store.Position);
        foreach (var (entry, position) in journal.Select((entry, position) => (entry, position)))
        {
            _ = entry < 0 ? live.Remove(-entry) : Include(live, position);
        }

        live.Reverse();
        Assert.Equal(live, IdsAsync(store).GetAwaiter().GetResult());
        Assert.Equal(live.Count, store.Count);
    });

    [Fact]
    public async Task A_bound_drops_the_oldest_and_counts_them()
    {
        var disk = new SimulatedFileSystem(3);
        var options = new QuarantineOptions { MaxItems = 160 };
        var store = await OpenAsync(disk, options);
        for (var id = 0; id < 1_000; id++)
        {
            Add(store, id);
            await store.SpillAsync(None);
        }

        Assert.InRange(store.Count, 140, 160);
        Assert.Equal(1_000, store.Count + store.Dropped);
        Assert.Equal(999, (await IdsAsync(store))[0]);
        await store.CheckpointAsync(1_000, None);
        var (count, dropped) = (store.Count, store.Dropped);
        await store.DisposeAsync();
        disk.Crash();
        store = await OpenAsync(disk, options);
        Assert.Equal((count, dropped), (store.Count, store.Dropped));
    }

    [Fact]
    public async Task A_full_disk_keeps_the_position_and_loses_nothing_once_there_is_room()
    {
        var disk = new SimulatedFileSystem(4);
        var store = await OpenAsync(disk);
        Add(store, 1);
        disk.Capacity = 0;
        await Assert.ThrowsAsync<IOException>(async () => await store.CheckpointAsync(2, None));
        Assert.Equal(0, store.Position);
        Add(store, 2);
        Assert.Equal([2, 1], await IdsAsync(store));
        disk.Capacity = long.MaxValue;
        await store.CheckpointAsync(3, None);
        Assert.Equal(3, store.Position);
        await store.DisposeAsync();
        disk.Crash(CrashLoss.All);
        Assert.Equal([2, 1], await IdsAsync(await OpenAsync(disk)));
    }

    [Fact]
    public async Task What_gathers_without_a_spill_is_bounded()
    {
        var store = await OpenAsync(new SimulatedFileSystem(5), new QuarantineOptions { MaxPendingBytes = 4096 });
        var asked = false;
        for (var id = 0; id < 200; id++)
        {
            asked |= Add(store, id);
        }

        Assert.True(asked);
        Assert.Equal(200, store.Count + store.Dropped);
        Assert.InRange(store.Count, 10, 100);
    }

    private static bool Include(List<long> live, long id)
    {
        live.Add(id);
        return true;
    }

    private static async Task LiveAsync(SimulatedFileSystem disk, QuarantineOptions options, Random random, List<long> journal)
    {
        var store = await OpenAsync(disk, options);
        Show(store, journal, Math.Max(0, store.Position - random.Next(5)));
        for (var step = 0; step < 30; step++)
        {
            var position = journal.Count;
            journal.Add(random.Next(3) == 0 && position > 0 ? -random.Next(1, position + 1) : 0);
            Show(store, journal, position);
            if (random.Next(4) == 0)
            {
                await (random.Next(2) == 0 ? store.SpillAsync(None) : store.CheckpointAsync(journal.Count, None));
            }
        }

        await store.DisposeAsync();
    }

    private static void Show(QuarantineStore store, List<long> journal, long from)
    {
        for (var position = (int)from; position < journal.Count; position++)
        {
            if (journal[position] < 0)
            {
                store.Requeued(-journal[position], position);
            }
            else
            {
                Add(store, position);
            }
        }
    }

    private static Task<QuarantineStore> OpenAsync(SimulatedFileSystem disk, QuarantineOptions? options = null) =>
        QuarantineStore.OpenAsync(disk, Directory, options ?? new QuarantineOptions(), NullLogger.Instance, None);

    private static async Task<List<long>> IdsAsync(QuarantineStore store) =>
        [.. (await store.ListAsync(10_000, null, null, None)).Items.Select(item => item.Id)];

    private static bool Add(
        QuarantineStore store, long id, QuarantineReason reason = QuarantineReason.BadTime, string payload = "payload")
    {
        var chunk = new JournalChunkWriter();
        chunk.AddQuarantined(1000 + id, reason, "topic"u8, "client"u8, "detail"u8, Encoding.UTF8.GetBytes(payload));
        var records = new JournalGroupReader(chunk.Written, id);
        Assert.True(records.Read());
        return store.Add(records.Quarantined);
    }
}
