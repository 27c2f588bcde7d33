using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Runtime;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Storage.Blocks;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.GrainStates;
using ParkTwin.Storage.Journals;
using ParkTwin.Testing;
using ParkTwin.Tests;

namespace ParkTwin.Storage.Tests.Backups;

/// <summary>
/// The bare bones of a twin on a simulated disk: it appends readings, puts what it has read into blocks and states as enterprises do,
/// and lets the journal go behind the slowest of them, all the time while a backup is made.
/// </summary>
internal sealed class BackupTwin(int seed)
{
    internal const string Data = "/data";
    internal const string Target = "/backups/one.ptbackup";
    private const int Firms = 3;
    private readonly Random _random = new(seed);
    private readonly GrainState<TwinState>[] _states = new GrainState<TwinState>[Firms];
    private readonly long[] _held = new long[Firms];
    private bool _stopping;

    internal SimulatedFileSystem Disk { get; } = new(seed);

    internal SimulationScheduler Scheduler { get; } = new(new Random(seed));

    internal ManualTimeProvider Time { get; } = new();

    /// <summary>Records that were acknowledged.</summary>
    internal long Acknowledged { get; private set; }

    /// <summary>Segments that were let go.</summary>
    internal long Released { get; private set; }

    private JournalOptions Options => new()
    {
        SegmentBytes = 32 * 1024,
        BufferBytes = 8 * 1024,
        UncommittedBytes = 16 * 1024,
        RecentBytes = 16 * 1024,
        MaxBytes = 64 * 32 * 1024,
        MaxSpares = 2,
        LoadRecords = 1_000_000,
        Scheduler = Scheduler,
    };

    /// <summary>Runs the twin, and a backup in its midst; answers how many records were acknowledged before the backup began.</summary>
    internal long RunWith(Func<IFileSystem, Task> backup)
    {
        var before = 0L;
        Scheduler.Run(
            async () =>
            {
                using var directory = await DataDirectory.AcquireAsync(Disk, Data, Time, () => new Guid(seed, 1, 2, new byte[8]));
                await Disk.CreateDirectoryAsync("/backups");
                await using var journal = await Journal.OpenAsync(Disk, Data + "/journal", Options, Time, NullLogger.Instance);
                var storage = new FileGrainStorage(Disk, Data, nonce: () => (ulong)_random.NextInt64());
                await using var archive = new FileReadingArchive(Disk, Data);
                for (var i = 0; i < Firms; i++)
                {
                    _states[i] = new(new TwinState());
                }

                await WorkAsync(journal, storage, archive, 200 + _random.Next(400));
                before = Acknowledged;
                Disk.Delay = async (_, _) =>
                {
                    await Task.Yield();
                    Time.Advance(TimeSpan.FromMilliseconds(_random.Next(40)));
                };
                _stopping = false;
                var working = WorkAsync(journal, storage, archive, int.MaxValue);
                try
                {
                    await backup(Disk);
                }
                finally
                {
                    _stopping = true;
                    await working;
                    Disk.Delay = null;
                }
            },
            () => Time.Advance(TimeSpan.FromSeconds(1)));
        return before;
    }

    /// <summary>What a start finds in a restored directory: each firm has every record once, up to the journal's end.</summary>
    internal void AssertWhole(string data, long before)
    {
        Scheduler.Run(async () =>
        {
            await using var journal = await Journal.OpenAsync(Disk, data + "/journal", Options, Time, NullLogger.Instance);
            Assert.True(journal.CommittedPosition >= before, $"The journal ends at {journal.CommittedPosition}; {before} were acknowledged.");
            var storage = new FileGrainStorage(Disk, data);
            await using var archive = new FileReadingArchive(Disk, data);
            for (var i = 0; i < Firms; i++)
            {
                var state = new GrainState<TwinState>(new TwinState());
                await storage.ReadStateAsync("enterprise", IdOf(i), state);
                Assert.InRange(state.State!.Position, journal.FirstPosition, journal.CommittedPosition);
                var held = 0L;
                foreach (var block in state.State.Blocks)
                {
                    held += (await archive.ReadAsync(KeyOf(i), block, default)).Length;
                }

                Assert.Equal(state.State.Position, held);
            }
        });
    }

    private static string KeyOf(int firm) => $"p/e{firm}";

    private static GrainId IdOf(int firm) => GrainId.Create("enterprise", KeyOf(firm));

    private async Task WorkAsync(Journal journal, FileGrainStorage storage, FileReadingArchive archive, int steps)
    {
        for (var step = 0; step < steps && !_stopping; step++)
        {
            await AppendAsync(journal, 1 + _random.Next(40));
            if (_random.Next(8) == 0)
            {
                var firm = _random.Next(Firms);
                await SaveAsync(firm, journal, storage, archive);
            }

            if (_random.Next(10) == 0)
            {
                var first = journal.FirstPosition;
                journal.Release(_states.Min(state => state.State!.Position));
                await Task.Yield();
                Released += journal.FirstPosition > first ? 1 : 0;
            }
        }
    }

    private async Task AppendAsync(Journal journal, int records)
    {
        var chunk = new JournalChunkWriter();
        for (var i = 0; i < records; i++)
        {
            chunk.AddReading((uint)_random.Next(Firms), new Reading(i, i, 0, ReadingQuality.Good, 5));
        }

        await journal.WaitForRoomAsync();
        var ticket = journal.Append(chunk.Written, chunk.Records);
        while (journal.CommittedTicket < ticket)
        {
            await Task.Yield();
        }

        Acknowledged = journal.CommittedPosition;
    }

    /// <summary>Blocks first, the state that refers to them second; a block holds a byte for each record.</summary>
    private async Task SaveAsync(int firm, Journal journal, FileGrainStorage storage, FileReadingArchive archive)
    {
        var state = _states[firm];
        var position = journal.CommittedPosition;
        if (position == _held[firm])
        {
            return;
        }

        var header = new BlockHeader(MeterId.Parse("m1"), new MonthKey(24_000 + state.State!.Blocks.Count), state.State.Saves + 1);
        var refs = await archive.AppendAsync(KeyOf(firm), [(header, new byte[position - _held[firm]])], default);
        state.State.Blocks.Add(refs[0]);
        state.State.Position = position;
        state.State.Saves++;
        await storage.WriteStateAsync("enterprise", IdOf(firm), state);
        _held[firm] = position;
        if (state.State.Saves % 4 == 0)
        {
            await archive.RetainAsync(KeyOf(firm), state.State.Blocks, default);
        }
    }

    internal sealed class TwinState
    {
        public long Position { get; set; }

        public long Saves { get; set; }

        public List<BlockRef> Blocks { get; set; } = [];
    }
}
