using System.Text;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Storage.Blocks;
using ParkTwin.Testing;

namespace ParkTwin.Storage.Tests.Blocks;

public sealed class FileBlockStoreTests
{
    private const string Owner = "qsh/e1";
    private const string File = "/data/archive/qsh/e1/000001.blocks";

    [Fact]
    public async Task Blocks_come_back_by_their_references_after_a_power_cut()
    {
        var files = new SimulatedFileSystem(1);
        var refs = await AppendAsync(new FileReadingArchive(files, "/data"), Owner, "alpha", "", "beta");
        files.Crash(CrashLoss.All);
        var archive = new FileReadingArchive(files, "/data");

        Assert.Equal("alpha", await ReadAsync(archive, Owner, refs[0]));
        Assert.True(refs[1].IsNone);
        Assert.Equal("beta", await ReadAsync(archive, Owner, refs[2]));
        Assert.Equal([File], files.Paths);
    }

    [Theory]
    [InlineData(nameof(DiskOperation.Flush))]
    [InlineData(nameof(DiskOperation.FlushDirectory))]
    public async Task What_a_new_process_lists_of_an_append_that_failed_outlives_a_power_cut(string refused)
    {
        var files = new SimulatedFileSystem(1) { Fault = SimulatedFileSystem.Refusing(Enum.Parse<DiskOperation>(refused)) };
        await Assert.ThrowsAsync<IOException>(() => AppendAsync(new FileReadingArchive(files, "/data"), Owner, "alpha"));
        files.Fault = null;
        files.Kill();
        var found = await new FileReadingArchive(files, "/data").ListAsync(Owner, TestContext.Current.CancellationToken);
        files.Crash(CrashLoss.All);

        Assert.Equal("alpha", await ReadAsync(new FileReadingArchive(files, "/data"), Owner, Assert.Single(found).Ref));
    }

    [Fact]
    public async Task One_append_is_one_flush_whatever_the_number_of_blocks()
    {
        var (files, flushes) = (new SimulatedFileSystem(1), 0);
        var archive = new FileReadingArchive(files, "/data");
        await AppendAsync(archive, Owner, "first");
        files.Fault = (operation, _) => flushes += operation is DiskOperation.Flush or DiskOperation.FlushDirectory ? 1 : 0;

        await AppendAsync(archive, Owner, [.. Enumerable.Range(0, 100).Select(number => $"block {number}")]);

        Assert.Equal(1, flushes);
    }

    [Fact]
    public async Task Owners_that_differ_in_letter_case_alone_do_not_share_a_directory()
    {
        var files = new SimulatedFileSystem(1);
        var ledger = new FileLedgerBlocks(files, "/data");
        string[] owners =
            ["p/E1", "p/e1", "P/e1", "p/~", "p/con", "p/..", "p/" + new string('A', 64), "p/" + new string('.', 64)];

        foreach (var owner in owners)
        {
            await AppendAsync(ledger, owner, owner);
        }

        Assert.Equal(owners.Length, files.Paths.Select(path => path.ToUpperInvariant()).Distinct().Count());
        Assert.All(files.Paths, path => Assert.All(path.Split('/'), part => Assert.InRange(part.Length, 0, 255)));
        Assert.All(files.Paths, path => Assert.DoesNotContain("/../", path, StringComparison.Ordinal));
        foreach (var owner in owners)
        {
            Assert.Equal(owner, Assert.Single(await TextsAsync(ledger, owner)));
        }
    }

    [Fact]
    public async Task A_damaged_block_is_refused_by_name_and_its_neighbours_are_read()
    {
        var files = new SimulatedFileSystem(1);
        var archive = new FileReadingArchive(files, "/data");
        var refs = await AppendAsync(archive, Owner, "alpha", "beta", "gamma");
        files.Flip(File, refs[2].Offset - 2, 0x40);

        var exception = await Assert.ThrowsAsync<InvalidDataException>(async () => await ReadAsync(archive, Owner, refs[1]));

        Assert.Contains(File, exception.Message, StringComparison.Ordinal);
        Assert.Contains("restore", exception.Message, StringComparison.Ordinal);
        Assert.Equal("gamma", await ReadAsync(archive, Owner, refs[2]));
    }

    [Fact]
    public async Task A_reference_to_nothing_is_refused()
    {
        var archive = new FileReadingArchive(new SimulatedFileSystem(1), "/data");
        var refs = await AppendAsync(archive, Owner, "alpha");

        async Task RefusedAsync(string owner, BlockRef block) =>
            await Assert.ThrowsAsync<InvalidDataException>(async () => await ReadAsync(archive, owner, block));

        await RefusedAsync(Owner, refs[0] with { Offset = 3 });
        await RefusedAsync(Owner, refs[0] with { Offset = 300 });
        await RefusedAsync(Owner, refs[0] with { Length = 4 });
        await RefusedAsync(Owner, refs[0] with { File = 9 });
        await RefusedAsync("qsh/e2", refs[0]);
    }

    [Fact]
    public async Task A_list_names_every_block_with_its_header_in_the_order_written()
    {
        var files = new SimulatedFileSystem(1);
        var archive = new FileReadingArchive(files, "/data", new() { MaxFileBytes = 4096 });
        List<BlockRef> refs = [];
        for (var number = 0; number < 30; number++)
        {
            refs.AddRange(await AppendAsync(archive, Owner, new string('x', 500) + number));
        }

        var listed = await ListAsync(archive, Owner);

        Assert.Equal(refs, listed.Select(block => block.Ref));
        Assert.True(refs[^1].File > 3);
        Assert.Equal(new BlockHeader(MeterId.Parse("m0"), MonthKey.Of(0), 500), listed[0].Header);
        Assert.Empty(await ListAsync(archive, "qsh/nobody"));
    }

    [Fact]
    public async Task After_a_refused_write_the_next_append_is_well_formed()
    {
        var files = new SimulatedFileSystem(1);
        var archive = new FileReadingArchive(files, "/data");
        await AppendAsync(archive, Owner, "alpha");
        files.Fault = (operation, _) => ThrowAt(operation, DiskOperation.Flush);
        await Assert.ThrowsAsync<IOException>(async () => await AppendAsync(archive, Owner, "lost"));
        files.Fault = null;

        var refs = await AppendAsync(archive, Owner, "beta");

        Assert.Equal("beta", await ReadAsync(archive, Owner, refs[0]));
        var texts = await TextsAsync(archive, Owner);
        Assert.Equal(("alpha", "beta"), (texts[0], texts[^1]));
    }

    [Fact]
    public void Whenever_the_power_goes_what_was_confirmed_is_read_and_listed() => Seeds.ForEach(300, seed =>
    {
        var random = new Random(seed);
        var files = new SimulatedFileSystem(seed);
        List<(string Owner, BlockRef Ref, string Text)> confirmed = [];
        for (var life = 0; life < 4; life++)
        {
            var archive = new FileReadingArchive(files, "/data", new() { MaxFileBytes = 4096, MaxOpenFiles = 2 });
            files.CrashAfter(random.Next(60));
            try
            {
                for (var round = 0; round < 20; round++)
                {
                    var owner = $"p/e{random.Next(3)}";
                    var texts = Enumerable.Range(0, random.Next(1, 4))
                        .Select(_ => new string('y', random.Next(1, 2000)) + random.Next())
                        .ToArray();
                    var refs = Run(AppendAsync(archive, owner, texts));
                    confirmed.AddRange(refs.Select((block, index) => (owner, block, texts[index])));
                }
            }
            catch (SimulatedCrashException)
            {
                // The power went; the next life begins.
            }

            files.Crash();
            var reader = new FileReadingArchive(files, "/data");
            Assert.All(confirmed, block => Assert.Equal(block.Text, Run(ReadAsync(reader, block.Owner, block.Ref))));
            foreach (var group in confirmed.GroupBy(block => block.Owner))
            {
                var listed = Run(ListAsync(reader, group.Key)).Select(block => block.Ref);
                Assert.Empty(group.Select(block => block.Ref).Except(listed));
            }
        }
    });

    [Fact]
    public async Task Ten_thousand_owners_hold_no_more_files_open_than_the_bound()
    {
        await using var archive = new FileReadingArchive(new SimulatedFileSystem(1), "/data", new() { MaxOpenFiles = 100 });
        Dictionary<string, BlockRef> refs = [];
        for (var number = 0; number < 10_000; number++)
        {
            refs[$"p/e{number}"] = (await AppendAsync(archive, $"p/e{number}", $"of {number}"))[0];
        }

        Assert.Equal(100, archive.OpenFileCount);
        Assert.Equal("of 77", await ReadAsync(archive, "p/e77", refs["p/e77"]));
    }

    [Fact]
    public async Task Overlapping_appends_of_one_owner_stay_well_formed()
    {
        var files = new SimulatedFileSystem(1) { Delay = async (_, _) => await Task.Yield() };
        var archive = new FileReadingArchive(files, "/data");
        string[] texts = [.. Enumerable.Range(0, 50).Select(number => $"block {number}")];

        var refs = await Task.WhenAll(texts.Select(text => AppendAsync(archive, Owner, text)));

        Assert.Equal(50, refs.Select(one => one[0]).Distinct().Count());
        for (var index = 0; index < texts.Length; index++)
        {
            Assert.Equal(texts[index], await ReadAsync(archive, Owner, refs[index][0]));
        }
    }

    [Fact]
    public async Task A_dead_file_is_deleted_at_the_second_call_but_never_the_newest()
    {
        var files = new SimulatedFileSystem(1);
        var archive = new FileReadingArchive(files, "/data", new() { MaxFileBytes = 4096 });
        var old = await AppendAsync(archive, Owner, new string('x', 5000));
        var fresh = await AppendAsync(archive, Owner, new string('y', 5000));

        await RetainAsync(archive, fresh);
        Assert.Equal(2, files.Paths.Count);
        await RetainAsync(archive, old, fresh);
        await RetainAsync(archive, fresh);
        Assert.Equal(2, files.Paths.Count);
        await RetainAsync(archive, fresh);
        Assert.Single(files.Paths);
        await RetainAsync(archive);
        await RetainAsync(archive);

        Assert.Single(files.Paths);
        var next = new FileReadingArchive(files, "/data", new() { MaxFileBytes = 4096 });
        Assert.Equal(3, (await AppendAsync(next, Owner, "z"))[0].File);
    }

    [Fact]
    public async Task When_most_is_dead_the_living_are_moved_and_the_space_comes_back()
    {
        var files = new SimulatedFileSystem(1);
        var archive = new FileReadingArchive(files, "/data", new() { MinDeadBytes = 10_000 });
        List<BlockRef> refs = [];
        for (var number = 0; number < 100; number++)
        {
            refs.AddRange(await AppendAsync(archive, Owner, new string('x', 1000) + number));
        }

        BlockRef[] live = [.. refs.Where((_, index) => index % 10 == 0)];
        var moves = await RetainAsync(archive, live);
        Assert.Equal(live, moves);
        var texts = await Task.WhenAll(moves.Select(block => ReadAsync(archive, Owner, block)));
        var moved = await AppendAsync(archive, Owner, texts);
        for (var call = 0; call < 3; call++)
        {
            Assert.Empty(await RetainAsync(archive, moved));
        }

        Assert.Equal(["/data/archive/qsh/e1/000002.blocks"], files.Paths);
        Assert.Equal(texts, await TextsAsync(archive, Owner));
    }

    private static void ThrowAt(DiskOperation operation, DiskOperation refused)
    {
        if (operation == refused)
        {
            throw new IOException("The disk is full.");
        }
    }

    private static Task<BlockRef[]> AppendAsync(IBlockStore store, string owner, params IReadOnlyList<string> texts)
    {
        var blocks = texts.Select((text, index) => (Header(text, index), (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text)));
        return store.AppendAsync(owner, [.. blocks], CancellationToken.None).AsTask();
    }

    private static BlockHeader Header(string text, int index) =>
        new(MeterId.Parse($"m{index}"), MonthKey.Of(0), text.Length / 100 * 100);

    private static async Task<string> ReadAsync(IBlockStore store, string owner, BlockRef block) =>
        Encoding.UTF8.GetString((await store.ReadAsync(owner, block, CancellationToken.None)).Span);

    private static Task<IReadOnlyList<(BlockHeader Header, BlockRef Ref)>> ListAsync(IBlockStore store, string owner) =>
        store.ListAsync(owner, CancellationToken.None).AsTask();

    private static async Task<string[]> TextsAsync(IBlockStore store, string owner)
    {
        List<string> texts = [];
        foreach (var (_, block) in await ListAsync(store, owner))
        {
            texts.Add(await ReadAsync(store, owner, block));
        }

        return [.. texts];
    }

    private static async Task<IReadOnlyList<BlockRef>> RetainAsync(
        FileReadingArchive store, params IEnumerable<BlockRef>[] live) =>
        await store.RetainAsync(Owner, [.. live.SelectMany(refs => refs)], CancellationToken.None);

    private static T Run<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
