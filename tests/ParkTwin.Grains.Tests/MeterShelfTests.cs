using ParkTwin.Domain;

namespace ParkTwin.Grains.Tests;

public sealed class MeterShelfTests
{
    private const long Day = 86_400_000;
    private readonly MemoryBlocks _archive = new();
    private readonly MemoryBlocks _ledger = new();
    private readonly EnterpriseState _state = new();
    private readonly List<InvalidDataException> _told = [];

    [Fact]
    public async Task Months_in_files_that_are_mostly_dead_are_written_again_and_read_the_same()
    {
        var shelf = await ShelfAsync(exists: false);
        shelf.Assign(Given.Assignment(1, Given.Register("m1")));
        _state.Assignment = Given.Assignment(1, Given.Register("m1"));
        await InsertAsync(shelf, Given.Midnight - (100 * Day), 0);
        await InsertAsync(shelf, Given.Midnight, 50_000);
        await SaveAsync(shelf);
        var before = _state.Meters[0].Months.ToArray();
        Assert.NotEmpty(before);
        _archive.Sparse = true;
        for (var i = 0; i < 17; i++)
        {
            await SaveAsync(shelf);
        }

        Assert.All(_state.Meters[0].Months.Zip(before), pair => Assert.NotEqual(pair.Second.Readings, pair.First.Readings));
        _archive.Drop(before.Select(m => m.Readings));
        _ledger.Drop(before.Select(m => m.Ledger));
        var again = await ShelfAsync(exists: true);
        var slots = new LedgerSlot[QuarterHour.PerUtcDay];
        await again.ReadLedgerAsync(0, QuarterHour.Of(Given.Midnight - (100 * Day)), slots);
        Assert.Equal(960_000_000, slots.Sum(s => s.Amount));
    }

    [Fact]
    public async Task Damaged_ledger_days_are_made_again_from_the_readings_and_told()
    {
        var shelf = await ShelfAsync(exists: false);
        shelf.Assign(Given.Assignment(1, Given.Register("m1")));
        _state.Assignment = Given.Assignment(1, Given.Register("m1"));
        await InsertAsync(shelf, Given.Midnight - (100 * Day), 0);
        await InsertAsync(shelf, Given.Midnight, 50_000);
        await SaveAsync(shelf);
        var before = _state.Meters[0].Months.ToArray();
        _ledger.Drop(before.Select(m => m.Ledger));

        var again = await ShelfAsync(exists: true);
        var slots = new LedgerSlot[QuarterHour.PerUtcDay];
        await again.ReadLedgerAsync(0, QuarterHour.Of(Given.Midnight - (100 * Day)), slots);
        Assert.Equal(960_000_000, slots.Sum(s => s.Amount));
        Assert.NotEmpty(_told);

        await SaveAsync(again);
        _told.Clear();
        var mended = await ShelfAsync(exists: true);
        await mended.ReadLedgerAsync(0, QuarterHour.Of(Given.Midnight - (100 * Day)), slots);
        Assert.Equal((960_000_000, 0), (slots.Sum(s => s.Amount), _told.Count));
    }

    private async Task<MeterShelf> ShelfAsync(bool exists)
    {
        var shelf = new MeterShelf(_archive, _ledger, _told.Add);
        await shelf.OpenAsync("p/e1", _state, exists, TestContext.Current.CancellationToken);
        return shelf;
    }

    private async Task SaveAsync(MeterShelf shelf)
    {
        await shelf.SaveAsync(_state);
        await shelf.SavedAsync(_state);
    }

    private static async Task InsertAsync(MeterShelf shelf, long from, int first)
    {
        var batch = Given.Batch(0, first, 97, from - (first * QuarterHour.LengthMs));
        for (var i = 0; i < batch.Count; i++)
        {
            MonthKey missing;
            while (!shelf.TryInsert(0, batch.Readings[i], out _, out missing))
            {
                await shelf.PageInAsync(0, missing);
            }
        }
    }
}
