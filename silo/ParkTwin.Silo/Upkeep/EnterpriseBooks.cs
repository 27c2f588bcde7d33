using Orleans;
using Orleans.Runtime;
using ParkTwin.Domain;
using ParkTwin.Grains;
using ParkTwin.Storage.Blocks;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.GrainStates;

namespace ParkTwin.Silo;

/// <summary>The books of the enterprises of a data directory as they are stored; nothing is changed.</summary>
internal sealed class EnterpriseBooks : IAsyncDisposable
{
    private readonly FileReadingArchive _archive;
    private readonly FileLedgerBlocks _ledger;
    private readonly FileGrainStorage _states;

    /// <summary>Over a data directory.</summary>
    internal EnterpriseBooks(IFileSystem files, string directory)
    {
        _archive = new(files, directory);
        _ledger = new(files, directory);
        _states = new(files, directory);
    }

    /// <summary>The state of an enterprise; an empty one where there is none.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal async Task<(EnterpriseState State, string? ETag)> StateAsync(string key)
    {
        var held = new GrainState<EnterpriseState>(new EnterpriseState());
        await _states.ReadStateAsync("enterprise", GrainId.Create("enterprise", key), held);
        return (held.State!, held.ETag);
    }

    /// <summary>A meter's book as the state holds it.</summary>
    internal static MeterBook Open(MeterDefinition definition, MeterState? state)
    {
        var book = new MeterBook(definition);
        if (state is null)
        {
            return book;
        }

        if (state.Head.Length > 0)
        {
            book.DecodeHead(state.Head);
        }

        foreach (var month in state.Months)
        {
            book.Rests(new MonthKey(month.Month));
        }

        return book;
    }

    /// <summary>Reads the blocks of a month and attaches them.</summary>
    internal async Task PageInAsync(string key, MeterBook book, MeterState? state, MonthKey month)
    {
        var (readings, days) = state?.Months.Find(one => one.Month == month.Index) is { } resting
            ? await BlocksAsync(key, resting)
            : default;
        book.Attach(month, readings.Span, days.Span);
    }

    /// <summary>The two blocks of a month.</summary>
    /// <exception cref="InvalidDataException">One is damaged or gone.</exception>
    internal async Task<(ReadOnlyMemory<byte> Readings, ReadOnlyMemory<byte> Ledger)> BlocksAsync(string key, MonthState month) => (
        month.Readings.IsNone ? default : await _archive.ReadAsync(key, month.Readings, default),
        month.Ledger.IsNone ? default : await _ledger.ReadAsync(key, month.Ledger, default));

    /// <summary>All readings of a book, in order.</summary>
    internal async Task<List<JudgedReading>> ReadingsAsync(string key, MeterBook book, MeterState? state)
    {
        var found = new List<JudgedReading>();
        if (!book.TryGetExtent(out var first, out var last))
        {
            return found;
        }

        MonthKey missing;
        while (!book.TryReadReadings(first.StartUnixMs, last.Add(1).StartUnixMs, found, out missing))
        {
            found.Clear();
            await PageInAsync(key, book, state, missing);
        }

        return found;
    }

    /// <summary>Fills slots from a book's ledger.</summary>
    internal async Task LedgerAsync(string key, MeterBook book, MeterState? state, QuarterHour from, Memory<LedgerSlot> slots)
    {
        MonthKey missing;
        while (!book.TryReadLedger(from, slots.Span, out missing))
        {
            await PageInAsync(key, book, state, missing);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _archive.DisposeAsync();
        await _ledger.DisposeAsync();
    }
}
