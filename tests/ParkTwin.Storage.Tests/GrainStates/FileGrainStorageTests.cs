using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using ParkTwin.Contracts;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.GrainStates;
using ParkTwin.Testing;

namespace ParkTwin.Storage.Tests.GrainStates;

public sealed class FileGrainStorageTests
{
    private static readonly GrainId Grain = GrainId.Create("enterprise", "qsh/e1");

    [Fact]
    public async Task A_state_comes_back_as_it_was_after_a_power_cut()
    {
        var files = new SimulatedFileSystem(1);
        var written = new GrainState<SampleState>(SampleState.Create(new Random(1)));
        await Storage(files).WriteStateAsync("ledger", Grain, written);
        files.Crash(CrashLoss.All);

        var read = await ReadAsync(Storage(files), Grain);

        Assert.Equal(Text(written.State), Text(read.State));
        Assert.Equal((written.ETag, true), (read.ETag, read.RecordExists));
        Assert.StartsWith("1-", read.ETag, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grain_without_a_state_gets_a_new_one()
    {
        var read = await ReadAsync(Storage(new SimulatedFileSystem(1)), Grain);

        Assert.NotNull(read.State);
        Assert.Equal((null, false), (read.ETag, read.RecordExists));
    }

    [Fact]
    public async Task A_write_with_a_stale_version_is_refused_and_changes_nothing()
    {
        var storage = Storage(new SimulatedFileSystem(1));
        var (first, second) = (await ReadAsync(storage, Grain), await ReadAsync(storage, Grain));
        first.State!.Version = 1;
        await storage.WriteStateAsync("ledger", Grain, first);

        var exception = await Assert.ThrowsAsync<InconsistentStateException>(
            () => storage.WriteStateAsync("ledger", Grain, second));

        Assert.Equal((first.ETag, null), (exception.StoredEtag, exception.CurrentEtag));
        Assert.Equal(1, (await ReadAsync(storage, Grain)).State!.Version);
        first.State.Version = 2;
        await storage.WriteStateAsync("ledger", Grain, first);
        Assert.StartsWith("2-", first.ETag, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cleared_state_is_gone_and_a_version_from_before_does_not_fit_the_next_one()
    {
        var storage = Storage(new SimulatedFileSystem(1));
        var (first, stale) = (await ReadAsync(storage, Grain), await ReadAsync(storage, Grain));
        await storage.WriteStateAsync("ledger", Grain, first);
        stale.ETag = first.ETag;

        await storage.ClearStateAsync("ledger", Grain, first);
        Assert.Equal((null, false), (first.ETag, first.RecordExists));
        await storage.WriteStateAsync("ledger", Grain, first);

        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("ledger", Grain, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync("ledger", Grain, stale));
    }

    [Fact]
    public void Whenever_the_power_goes_the_state_is_the_last_confirmed_or_the_one_being_written() => Seeds.ForEach(300, seed =>
    {
        var (files, random) = (new SimulatedFileSystem(seed), new Random(seed));
        var (confirmed, attempted) = (0L, 0L);
        for (var life = 0; life < 4; life++)
        {
            files.CrashAfter(random.Next(40));
            try
            {
                var (storage, state) = (Storage(files), Run(ReadAsync(Storage(files), Grain)));
                for (var round = 0; round < 20; round++)
                {
                    state.State!.Version = ++attempted;
                    storage.WriteStateAsync("ledger", Grain, state).GetAwaiter().GetResult();
                    confirmed = attempted;
                }
            }
            catch (SimulatedCrashException)
            {
                // The power went; the next life begins.
            }

            files.Crash();
            var read = Run(ReadAsync(Storage(files), Grain)).State!.Version;
            Assert.True(read == confirmed || read == attempted, $"Confirmed {confirmed}, attempted {attempted}, read {read}.");
            (confirmed, attempted) = (read, Math.Max(read, attempted));
        }
    });

    [Fact]
    public async Task What_was_read_after_a_write_that_failed_outlives_a_power_cut()
    {
        var files = new SimulatedFileSystem(1) { Fault = SimulatedFileSystem.Refusing(DiskOperation.FlushDirectory) };
        var storage = Storage(files);
        await Assert.ThrowsAsync<IOException>(() => storage.WriteStateAsync("ledger", Grain, new GrainState<SampleState>(new() { Version = 7 })));
        files.Fault = null;

        var (here, next) = (await ReadAsync(storage, Grain), await ReadAsync(Storage(files), Grain));
        files.Crash(CrashLoss.All);

        Assert.Equal((7, 7), (here.State!.Version, next.State!.Version));
        Assert.Equal(7, (await ReadAsync(Storage(files), Grain)).State!.Version);
    }

    [Fact]
    public void A_damaged_state_is_refused_by_name_wherever_it_is_damaged() => Seeds.ForEach(200, seed =>
    {
        var files = new SimulatedFileSystem(seed);
        var state = new GrainState<SampleState>(SampleState.Create(new Random(seed)));
        Storage(files).WriteStateAsync("ledger", Grain, state).GetAwaiter().GetResult();
        var path = Assert.Single(files.Paths);
        files.Flip(path, new Random(seed).Next(files.Contents(path).Length), 0x04);

        var exception = Assert.Throws<InvalidDataException>(() => Run(ReadAsync(Storage(files), Grain)));

        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
    });

    [Fact]
    public async Task A_state_of_another_version_of_the_type_is_refused_rather_than_cut()
    {
        var storage = Storage(new SimulatedFileSystem(1));
        await storage.WriteStateAsync("ledger", Grain, new GrainState<NewerState>(new() { Version = 1, Added = "more" }));

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(storage, Grain));

        Assert.Contains("Start the version that wrote it", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_grain_and_state_name_has_a_file_of_its_own_whatever_the_letters()
    {
        var files = new SimulatedFileSystem(1);
        var storage = Storage(files);
        string[] keys = ["p/e", "P/e", "p/E", "p/~", "p%2fe", "p", new string('A', 64) + "/" + new string('.', 64)];

        foreach (var (key, name) in keys.SelectMany(key => new[] { (key, "ledger"), (key, "Ledger") }))
        {
            await storage.WriteStateAsync(name, GrainId.Create("enterprise", key), new GrainState<string>(key + name));
        }

        Assert.Equal(keys.Length * 2, files.Paths.Select(path => path.ToUpperInvariant()).Distinct().Count());
        Assert.All(files.Paths, path => Assert.All(path.Split('/'), part => Assert.InRange(part.Length, 0, 250)));
        foreach (var key in keys)
        {
            var state = new GrainState<string>();
            await storage.ReadStateAsync("Ledger", GrainId.Create("enterprise", key), state);
            Assert.Equal(key + "Ledger", state.State);
        }
    }

    [Fact]
    public async Task Everything_is_registered_by_one_call()
    {
        var files = new SimulatedFileSystem(1);
        await using var services = new ServiceCollection()
            .AddSingleton<IFileSystem>(files)
            .AddFileStorage("/data")
            .BuildServiceProvider();

        Assert.IsType<FileGrainStorage>(services.GetRequiredKeyedService<IGrainStorage>("files"));
        Assert.Same(services.GetRequiredKeyedService<IGrainStorage>("files"), services.GetRequiredService<IGrainStorage>());
        Assert.NotSame(services.GetRequiredService<IReadingArchive>(), services.GetRequiredService<ILedgerBlocks>());
    }

    private static FileGrainStorage Storage(SimulatedFileSystem files) => new(files, "/data");

    private static async Task<GrainState<SampleState>> ReadAsync(FileGrainStorage storage, GrainId grain)
    {
        var state = new GrainState<SampleState>();
        await storage.ReadStateAsync("ledger", grain, state);
        return state;
    }

    private static string Text(SampleState? state) =>
        Encoding.UTF8.GetString(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(state, GrainStateJson.Options));

    private static T Run<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private sealed class NewerState
    {
        public long Version { get; set; }

        public string? Added { get; set; }
    }
}
