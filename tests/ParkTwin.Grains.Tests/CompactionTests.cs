using Orleans;
using Orleans.Runtime;
using ParkTwin.Domain;
using ParkTwin.Storage.Blocks;
using ParkTwin.Storage.GrainStates;
using ParkTwin.Testing;

namespace ParkTwin.Grains.Tests;

/// <summary>Archive and ledger of one enterprise over months, on a simulated disk: what they take, and what a crash takes of them.</summary>
public sealed class CompactionTests
{
    private const int Meters = 3;
    private const int PerDay = 24;
    private const string Owner = "p/e1";
    private static readonly BlockStoreOptions Small = new() { MaxFileBytes = 16 * 1024, MinDeadBytes = 4 * 1024, MaxOpenFiles = 8 };

    [Fact]
    public async Task After_months_of_readings_the_files_take_what_the_data_need()
    {
        var bed = new Bed(1);
        await bed.OpenAsync();
        for (var day = 0; day < 150; day++)
        {
            await bed.DayAsync(day, late: true);
        }

        var (bytes, files, live, perSave) = bed.Measure();
        var bound = (2 * live) + (32 * perSave) + (4 * Small.MaxFileBytes);
        Assert.True(bytes <= bound, $"{bytes} bytes for {live} live ones; the bound is {bound}.");
        Assert.True(files <= 2 + (bound / (Small.MaxFileBytes / 2)), $"{files} files for {bytes} bytes.");
        Assert.True(bed.Written > 3 * bytes, $"Only {bed.Written} bytes were written for {bytes} kept: nothing was ever compacted.");
        await bed.AssertHoldsAsync(150, late: true);
    }

    [Fact]
    public async Task A_crash_at_any_operation_of_saves_and_compaction_loses_nothing_that_was_saved() => await Seeds.ForEachAsync(120, async seed =>
    {
        var random = new Random(seed);
        var bed = new Bed(seed);
        await bed.OpenAsync();
        for (var crash = 0; crash < 4; crash++)
        {
            bed.Disk.CrashAfter(random.Next(20, 900));
            try
            {
                while (bed.Days < 90)
                {
                    await bed.DayAsync(bed.Days, late: true);
                }
            }
            catch (SimulatedCrashException)
            {
                bed.Disk.Crash();
                await bed.OpenAsync();
                continue;
            }

            break;
        }

        bed.Disk.CrashAfter(long.MaxValue - bed.Disk.Operations);
        await bed.AssertHoldsAsync(bed.Days, late: true);
        await bed.AssertHoldsAsync(bed.Days, late: true, lost: true);
    });

    /// <summary>The enterprise: a shelf, its state on the disk, and a save a day.</summary>
    private sealed class Bed(int seed)
    {
        private static readonly GrainId Id = GrainId.Create("enterprise", Owner);
        private GrainState<EnterpriseState> _state = new(new EnterpriseState());
        private FileGrainStorage _states = null!;
        private FileReadingArchive _archive = null!;
        private FileLedgerBlocks _ledger = null!;
        private MeterShelf _shelf = null!;
        private long _bytesBefore;

        public SimulatedFileSystem Disk { get; } = new(seed);

        /// <summary>Days saved.</summary>
        public int Days => (int)_state.State!.Accepted;

        /// <summary>Bytes of blocks ever written.</summary>
        public long Written { get; private set; }

        public async Task OpenAsync()
        {
            _states = new FileGrainStorage(Disk, "/data", nonce: () => 7);
            (_archive, _ledger) = (new(Disk, "/data", Small), new(Disk, "/data", Small));
            _state = new(new EnterpriseState());
            await _states.ReadStateAsync("enterprise", Id, _state);
            _shelf = new MeterShelf(_archive, _ledger);
            await _shelf.OpenAsync(Owner, _state.State!, _state.RecordExists, default);
            var assignment = Given.Assignment(1, [.. Enumerable.Range(1, Meters).Select(i => Given.Register($"m{i}"))]);
            _shelf.Assign(assignment);
            _state.State!.Assignment = assignment;
        }

        /// <summary>A day of readings, one of a month ago that was missing, and a save.</summary>
        public async Task DayAsync(int day, bool late)
        {
            for (var meter = 0; meter < Meters; meter++)
            {
                for (var i = 0; i < PerDay; i++)
                {
                    await InsertAsync(meter, At(day, i));
                }

                if (late && day >= 30)
                {
                    await InsertAsync(meter, At(day - 30, PerDay)); // Half an hour after the last of that day.
                }
            }

            await _shelf.SaveAsync(_state.State!);
            _state.State!.Accepted = day + 1;
            await _states.WriteStateAsync("enterprise", Id, _state);
            await _shelf.SavedAsync(_state.State!);
            var bytes = Bytes();
            Written += Math.Max(0, bytes - _bytesBefore);
            _bytesBefore = bytes;
        }

        public (long Bytes, int Files, long Live, long PerSave) Measure()
        {
            var months = _state.State!.Meters.SelectMany(meter => meter.Months).ToList();
            var live = months.Sum(month => (long)month.Readings.Length + month.Ledger.Length);
            var perSave = Meters * 3L * months.Max(month => (long)month.Readings.Length + month.Ledger.Length + 128);
            return (Bytes(), Paths().Count(), live, perSave);
        }

        /// <summary>Every reading of the saved days is there, read from the disk; with the state lost, from the archive alone.</summary>
        public async Task AssertHoldsAsync(int days, bool late, bool lost = false)
        {
            await using var archive = new FileReadingArchive(Disk, "/data", Small);
            await using var ledger = new FileLedgerBlocks(Disk, "/data", Small);
            var shelf = new MeterShelf(archive, ledger);
            await shelf.OpenAsync(Owner, lost ? new EnterpriseState() : _state.State!, !lost, default);
            shelf.Assign(_state.State!.Assignment!);
            var closed = days - 2; // The newest days are in the head, which is gone with the state.
            for (var meter = 0; meter < Meters; meter++)
            {
                var readings = await shelf.ReadingsAsync(new()
                {
                    Meter = MeterId.Parse($"m{meter + 1}"),
                    FromUnixMs = Given.Midnight,
                    ToUnixMs = Given.Midnight + ((lost ? closed : days) * 86_400_000L),
                    Limit = 1_000_000,
                });
                var held = readings!.Readings.Select(one => one.Reading.AtUnixMs).ToHashSet();
                for (var day = 0; day < (lost ? closed : days); day++)
                {
                    for (var i = 0; i < PerDay + (late && day + 30 < days ? 1 : 0); i++)
                    {
                        Assert.True(held.Contains(At(day, i)), $"Meter {meter}, day {day} of {days}: reading {i} is lost{(lost ? " with the state" : "")}.");
                    }
                }
            }
        }

        private static long At(int day, int i) => Given.Midnight + (day * 86_400_000L) + (i == PerDay ? 1_800_000L : i * 3_600_000L);

        private async Task InsertAsync(int meter, long at)
        {
            var value = 1000m + ((at - Given.Midnight) / 900_000m);
            MonthKey missing;
            while (!_shelf.TryInsert(meter, new Reading(at, value, 0, ReadingQuality.Good, at), out _, out missing))
            {
                await _shelf.PageInAsync(meter, missing);
            }
        }

        private IEnumerable<string> Paths() => Disk.Paths.Where(path => path.EndsWith(".blocks", StringComparison.Ordinal));

        private long Bytes() => Paths().Sum(path => (long)Disk.Contents(path).Length);
    }
}
