using System.Buffers;
using System.Text;
using ParkTwin.Domain;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Registry;
using ParkTwin.Testing;
using ParkTwin.Tests;

namespace ParkTwin.Storage.Tests.Registry;

public sealed class RegistryLogTests
{
    private const string Directory = "/data";
    private const string Path = "/data/registry.log";
    private static readonly ManualTimeProvider Time = new();

    [Fact]
    public async Task What_was_applied_is_there_after_a_restart_with_its_numbers()
    {
        var files = new SimulatedFileSystem(1);
        var park = SampleParks.Park();
        long version;
        await using (var log = await OpenAsync(files))
        {
            Assert.Equal((-1, 0), (log.AppliedPosition, log.Current.Parks.Count));
            Assert.True(await ApplyAsync(log, Journaled(100, log.Seed([park]))));
            version = log.State.Version;
        }

        files.Crash(CrashLoss.All);
        await using var again = await OpenAsync(files);

        Assert.Equal((100, version), (again.AppliedPosition, again.State.Version));
        Assert.Equivalent(park, again.Current.Find(park.Id)!.Definition, strict: true);
        Assert.Equal([0u, 1u], again.State.FindEnterprise(park.Id, EnterpriseId.Parse("e1"))!.Meters);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"format\":1}")]
    [InlineData("not json")]
    public void A_first_line_whose_checksum_holds_and_that_is_no_header_is_refused_by_name(string header)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var line = Encoding.UTF8.GetBytes($"{Storage.Journals.Crc32C.Of(json):x8} {header}\n");
        var refused = Assert.Throws<InvalidDataException>(() => RegistryLogLines.Read(Path, line, "j"));
        Assert.Contains(Path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_changes_nothing()
    {
        var files = new SimulatedFileSystem(1);
        await using var log = await OpenAsync(files);
        var changes = Journaled(5, log.Seed([SampleParks.Park()]));
        await ApplyAsync(log, changes);
        var (state, bytes) = (log.State, files.Contents(Path));

        Assert.False(await ApplyAsync(log, changes));

        Assert.Same(state, log.State);
        Assert.Equal(bytes, files.Contents(Path));
    }

    [Fact]
    public async Task An_event_is_proposed_journalled_and_applied()
    {
        await using var log = await OpenAsync(new SimulatedFileSystem(1));
        var park = SampleParks.Park();
        await ApplyAsync(log, Journaled(0, log.Seed([park])));
        var confirmation = new MeterEvent { AtUnixMs = 1_780_000_000_000, Kind = MeterEventKind.Confirmation, Accept = false };

        var change = log.AddEvent(park.Id, MeterId.Parse("m1"), confirmation, out var problem);
        await ApplyAsync(log, [new(1, RegistryChange.Parse(change!.ToUtf8Bytes()))]);

        Assert.Null(problem);
        Assert.Equal(confirmation, log.State.FindMeter(park.Id, MeterId.Parse("m1"))!.Definition.Events[^1]);
        Assert.Equal("confirmation of meter qsh/m1 at 2026-05-28T20:26:40Z", change.ToString());
    }

    [Theory]
    [InlineData("nowhere", "m1", "There is no park 'nowhere'")]
    [InlineData("qsh", "m9", "Park 'qsh' has no meter 'm9'")]
    [InlineData("qsh", "m1", "events[1].accept")]
    public async Task A_wrong_event_is_refused_with_what_is_wrong(string park, string meter, string expected)
    {
        await using var log = await OpenAsync(new SimulatedFileSystem(1));
        await ApplyAsync(log, Journaled(0, log.Seed([SampleParks.Park()])));
        var wrong = new MeterEvent { AtUnixMs = 1_780_000_000_000, Kind = MeterEventKind.Confirmation };

        Assert.Null(log.AddEvent(ParkId.Parse(park), MeterId.Parse(meter), wrong, out var problem));

        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Whenever_the_power_goes_a_replay_leads_to_the_same_registry() => Seeds.ForEach(300, seed =>
    {
        var random = new Random(seed);
        var journal = Journaled(10, RegistrySeeding.Compare(RegistryState.Empty, SampleParks.Random(seed, 30), 0));
        var expected = RegistryState.Empty.With(journal.Select(change => change.Change));
        var files = new SimulatedFileSystem(seed);
        for (var attempt = 0; attempt < 4; attempt++)
        {
            files.CrashAfter(attempt == 3 ? 1_000_000 : random.Next(12));
            try
            {
                using var log = new Held(Run(OpenAsync(files)));
                Assert.True(journal.Length >= log.Log.State.Version);
                Run(ApplyAsync(log.Log, journal.Take(random.Next(journal.Length + 1)).ToArray()));
                Run(ApplyAsync(log.Log, journal));
                Assert.Equal(TextOf(expected), TextOf(log.Log.State));
            }
            catch (SimulatedCrashException)
            {
                files.Crash();
            }
        }

        using var last = new Held(Run(OpenAsync(files)));
        Assert.Equal(journal[^1].Position, last.Log.AppliedPosition);
        Assert.Equal(TextOf(expected), TextOf(last.Log.State));
    });

    [Fact]
    public async Task After_a_full_disk_the_same_call_succeeds_and_nothing_is_left_of_the_failure()
    {
        var files = new SimulatedFileSystem(3);
        await using var log = await OpenAsync(files);
        var changes = Journaled(0, log.Seed([SampleParks.Park()]));
        files.Fault = (operation, _) =>
        {
            if (operation == DiskOperation.Flush)
            {
                throw new IOException("The disk is full.");
            }
        };
        await Assert.ThrowsAsync<IOException>(async () => await ApplyAsync(log, changes));
        Assert.Equal((-1, 0), (log.AppliedPosition, log.Current.Parks.Count));
        files.Fault = null;

        Assert.True(await ApplyAsync(log, changes));

        await using var again = await OpenAsync(files);
        Assert.Equal(2, again.State.Meters.Count);
    }

    [Fact]
    public async Task Damage_in_the_middle_is_reported_with_its_place_and_nothing_is_changed()
    {
        var files = new SimulatedFileSystem(1);
        await using (var log = await OpenAsync(files))
        {
            await ApplyAsync(log, Journaled(0, log.Seed([SampleParks.Park()])));
            await ApplyAsync(log, Journaled(1, log.Seed([SampleParks.Park().AddMeter("more")])));
        }

        var bytes = files.Contents(Path);
        var second = Array.IndexOf(bytes, (byte)'\n') + 1;
        files.Flip(Path, second + 40, 0x10);

        var exception = await Assert.ThrowsAsync<InvalidDataException>(async () => await OpenAsync(files));

        Assert.Contains($"'{Path}' is damaged at byte {second}", exception.Message, StringComparison.Ordinal);
        Assert.Equal(bytes.Length, files.Contents(Path).Length);
    }

    [Fact]
    public void A_torn_tail_is_dropped_wherever_it_is_torn() => Seeds.ForEach(200, seed =>
    {
        var (files, before, after) = TwoChanges();
        files.Restore(new Dictionary<string, byte[]>
        {
            [Path] = files.Contents(Path)[..new Random(seed).Next(before, after)],
        });
        using var again = new Held(Run(OpenAsync(files)));

        Assert.Equal((0, 2), (again.Log.AppliedPosition, again.Log.State.Meters.Count));
        Assert.Equal((byte)'\n', files.Contents(Path)[^1]);
    });

    /// <remarks>Not bit 5: a digit of the checksum in capitals is the same checksum.</remarks>
    [Fact]
    public void Damage_in_the_last_change_is_reported_and_not_taken_for_a_torn_tail() => Seeds.ForEach(200, seed =>
    {
        var random = new Random(seed);
        var (files, before, after) = TwoChanges();
        files.Flip(Path, random.Next(before, after + 1), (byte)(1 << random.Next(5)));

        var exception = Assert.Throws<InvalidDataException>(() => Run(OpenAsync(files)));

        Assert.Contains($"'{Path}' is damaged at byte {before}", exception.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void Damage_in_the_seal_loses_nothing() => Seeds.ForEach(50, seed =>
    {
        var random = new Random(seed);
        var (files, _, after) = TwoChanges();
        var whole = files.Contents(Path);
        files.Flip(Path, random.Next(after + 1, whole.Length), (byte)(1 << random.Next(5)));

        using var again = new Held(Run(OpenAsync(files)));

        Assert.Equal(1, again.Log.AppliedPosition);
        Assert.Equal(whole, files.Contents(Path));
    });

    [Fact]
    public async Task What_a_new_process_reads_of_a_change_whose_flush_failed_outlives_a_power_cut()
    {
        var files = new SimulatedFileSystem(1);
        var log = await OpenAsync(files);
        files.Fault = SimulatedFileSystem.Refusing(DiskOperation.Flush);
        await Assert.ThrowsAsync<IOException>(() => ApplyAsync(log, Journaled(5, log.Seed([SampleParks.Park()]))));
        files.Fault = null;
        files.Kill();
        var position = (await OpenAsync(files)).AppliedPosition;
        files.Crash(CrashLoss.All);

        Assert.Equal(position, (await OpenAsync(files)).AppliedPosition);
        Assert.True(position >= 5);
    }

    [Theory]
    [InlineData("another journal", "follows journal j, but the journal beside it is another journal")]
    public async Task The_registry_of_another_journal_is_refused(string journal, string expected)
    {
        var files = new SimulatedFileSystem(1);
        await (await OpenAsync(files)).DisposeAsync();

        var exception = await Assert.ThrowsAsync<InvalidDataException>(
            async () => await OpenAsync(files, journal));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_registry_log_is_refused_and_left_alone()
    {
        var files = new SimulatedFileSystem(1);
        var bytes = Encoding.UTF8.GetBytes("my notes\n");
        await files.WriteAtomicallyAsync(Path, bytes, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<InvalidDataException>(async () => await OpenAsync(files));

        Assert.Equal(bytes, files.Contents(Path));
    }

    [Fact]
    public async Task A_hundred_thousand_meters_go_in_by_few_records_and_lines()
    {
        var files = new SimulatedFileSystem(1);
        await using var log = await OpenAsync(files);
        var park = SampleParks.Park() with
        {
            Meters = [.. Enumerable.Range(0, 100_000).Select(number => SampleParks.Meter($"x{number}"))],
        };

        var changes = log.Seed([park]);
        await ApplyAsync(log, Journaled(0, changes));

        Assert.InRange(changes.Max(change => change.ToUtf8Bytes().Length), 1_000, 128 * 1024);
        Assert.Equal(99_999u, log.State.FindMeter(park.Id, MeterId.Parse("x99999"))!.Number);
        Assert.InRange(files.Contents(Path).Count(value => value == '\n'), 2, 10);
    }

    /// <summary>A log of two changes, and where the second begins and ends (its line feed).</summary>
    private static (SimulatedFileSystem Files, int Begin, int End) TwoChanges()
    {
        var files = new SimulatedFileSystem(1);
        using var log = new Held(Run(OpenAsync(files)));
        Run(ApplyAsync(log.Log, Journaled(0, log.Log.Seed([SampleParks.Park()]))));
        var begin = files.Contents(Path).Length;
        Run(ApplyAsync(log.Log, Journaled(1, log.Log.Seed([SampleParks.Park().AddMeter("more")]))));
        return (files, begin, begin + Array.IndexOf(files.Contents(Path)[begin..], (byte)'\n'));
    }

    private static Task<RegistryLog> OpenAsync(SimulatedFileSystem files, string journal = "j") =>
        RegistryLog.OpenAsync(files, Directory, journal, Time, CancellationToken.None);

    private static Task<bool> ApplyAsync(RegistryLog log, IReadOnlyList<JournaledChange> changes) =>
        log.ApplyAsync(changes, CancellationToken.None).AsTask();

    private static JournaledChange[] Journaled(long first, IReadOnlyList<RegistryChange> changes) =>
        [.. changes.Select((change, index) => new JournaledChange(first + index, change))];

    private static string TextOf(RegistryState state)
    {
        var file = new ArrayBufferWriter<byte>();
        RegistryFile.Write([.. state.View.Parks.Select(park => park.Definition)], file);
        var numbers = state.Meters.Select(meter =>
            $"{meter.Number} {meter.Enterprise} {meter.Ordinal} {meter.Park}/{meter.Definition.Id}");
        var versions = state.Enterprises.Select(enterprise => $"{enterprise.GrainKey} {enterprise.Assignment.Version}");
        return string.Join('\n', [Encoding.UTF8.GetString(file.WrittenSpan), .. numbers, .. versions]);
    }

    private static T Run<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private sealed class Held(RegistryLog log) : IDisposable
    {
        public RegistryLog Log => log;

        public void Dispose() => log.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
