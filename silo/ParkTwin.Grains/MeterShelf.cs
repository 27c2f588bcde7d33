using System.Buffers;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Grains;

/// <summary>
/// The books of one enterprise's meters and the paging between them and the blocks. Used by its grain alone, one turn at a time.
/// </summary>
internal sealed class MeterShelf(IReadingArchive archive, ILedgerBlocks ledger, Action<InvalidDataException>? damaged = null)
{
    /// <summary>Held pages beyond this are saved and forgotten: 256 MiB.</summary>
    public const long CacheLimitBytes = 256L << 20;

    private readonly List<ShelvedMeter> _meters = [];
    private readonly Dictionary<MeterId, int> _ordinals = [];
    private IReadOnlyList<(BlockHeader Header, BlockRef Ref)> _orphans = [];
    private HashSet<BlockRef> _moving = [];
    private string _owner = string.Empty;
    private int _saves;

    /// <summary>The meters by ordinal.</summary>
    public IReadOnlyList<ShelvedMeter> Meters => _meters;

    /// <summary>The park's calendar; null before the first assignment.</summary>
    public ParkCalendar? Calendar { get; private set; }

    /// <summary>True where there were pages and no state: it had been lost.</summary>
    public bool HasAdopted { get; private set; }

    /// <summary>Approximate bytes of all books.</summary>
    public long HeldBytes
    {
        get
        {
            var sum = 0L;
            foreach (var meter in _meters)
            {
                sum += meter.Touched ? meter.Book.HeldBytes : 0;
            }

            return sum;
        }
    }

    /// <summary>Restores the books from a checkpoint, or from the archive where the checkpoint is gone.</summary>
    public async Task OpenAsync(string owner, EnterpriseState state, bool exists, CancellationToken cancellationToken)
    {
        _owner = owner;
        if (!exists)
        {
            _orphans = await archive.ListAsync(owner, cancellationToken);
            HasAdopted = _orphans.Count > 0;
            return;
        }

        if (state.Assignment is { } assignment)
        {
            Take(assignment);
        }

        for (var i = 0; i < state.Meters.Count && i < _meters.Count; i++)
        {
            _meters[i].Restore(state.Meters[i]);
        }
    }

    /// <summary>Takes new meters and changed definitions.</summary>
    public void Assign(EnterpriseAssignment assignment)
    {
        Take(assignment);
        foreach (var (header, reference) in _orphans)
        {
            if (_ordinals.TryGetValue(header.Meter, out var ordinal))
            {
                _meters[ordinal].Adopt(header, reference);
            }
        }

        _orphans = [];
    }

    /// <summary>True when every reading names a meter that was assigned.</summary>
    public bool Knows(ReadingBatch batch)
    {
        foreach (var meter in batch.Meters.AsSpan(0, batch.Count))
        {
            if ((uint)meter >= (uint)_meters.Count)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Inserts one reading; false when a month must be paged in first.</summary>
    public bool TryInsert(int ordinal, in Reading reading, out ReadingOutcome outcome, out MonthKey missing)
    {
        var meter = _meters[ordinal];
        meter.Touched = true;
        return meter.Book.TryInsert(reading, out outcome, out missing);
    }

    /// <summary>The meter's ordinal, or -1.</summary>
    public int Find(MeterId meter) => _ordinals.TryGetValue(meter, out var ordinal) ? ordinal : -1;

    /// <summary>Reads a month's blocks and attaches them; ledger days that are damaged are made again from the readings.</summary>
    public async Task PageInAsync(int ordinal, MonthKey month)
    {
        var meter = _meters[ordinal];
        var resting = meter.Months.GetValueOrDefault(month.Index);
        var readings = resting is { Readings.IsNone: false } r ? await archive.ReadAsync(_owner, r.Readings, default) : default;
        var days = resting is { Ledger.IsNone: false } l ? await DaysAsync(l.Ledger) : default;
        meter.Book.Attach(month, readings.Span, days.Span);
        meter.Touched = true;
    }

    /// <summary>Ledger days follow from the readings: a block that is damaged counts as none.</summary>
    private async Task<ReadOnlyMemory<byte>> DaysAsync(BlockRef block)
    {
        try
        {
            return await ledger.ReadAsync(_owner, block, default);
        }
        catch (InvalidDataException damage)
        {
            damaged?.Invoke(damage);
            return default;
        }
    }

    /// <summary>Fills <paramref name="slots"/> from the meter's ledger, paging as needed.</summary>
    public async Task ReadLedgerAsync(int ordinal, QuarterHour from, Memory<LedgerSlot> slots)
    {
        MonthKey missing;
        while (!_meters[ordinal].Book.TryReadLedger(from, slots.Span, out missing))
        {
            await PageInAsync(ordinal, missing);
        }
    }

    /// <summary>The quarter-hours of a meter's ledger that may have changed since this was last asked, paging as needed.</summary>
    public async ValueTask<(QuarterHour First, QuarterHour End)> TakeChangesAsync(int ordinal)
    {
        QuarterHour first;
        QuarterHour end;
        MonthKey missing;
        while (!_meters[ordinal].Book.TryTakeChanges(out first, out end, out missing))
        {
            await PageInAsync(ordinal, missing);
        }

        return (first, end);
    }

    /// <summary>Readings of one meter with their verdicts; null for an unknown meter.</summary>
    public async Task<ReadingsAnswer?> ReadingsAsync(ReadingsRequest request)
    {
        var ordinal = Find(request.Meter);
        if (ordinal < 0)
        {
            return null;
        }

        var found = new List<JudgedReading>();
        MonthKey missing;
        while (!_meters[ordinal].Book.TryReadReadings(request.FromUnixMs, request.ToUnixMs, found, out missing))
        {
            found.Clear();
            await PageInAsync(ordinal, missing);
        }

        var truncated = found.Count > request.Limit;
        return new() { Readings = truncated ? [.. found.Take(request.Limit)] : [.. found], Truncated = truncated };
    }

    /// <summary>Settles the touched books, writes their dirty months, and puts heads and references into the state.</summary>
    public async Task SaveAsync(EnterpriseState state)
    {
        var readings = new List<(BlockHeader, ReadOnlyMemory<byte>)>();
        var days = new List<(BlockHeader, ReadOnlyMemory<byte>)>();
        var written = new List<(ShelvedMeter Meter, MonthKey Month)>();
        var dirty = new List<MonthKey>();
        for (var i = 0; i < _meters.Count; i++)
        {
            var meter = _meters[i];
            if (!meter.Touched)
            {
                continue;
            }

            await SettleAsync(i);
            dirty.Clear();
            meter.Book.CollectDirty(dirty);
            foreach (var month in dirty)
            {
                var header = new BlockHeader(meter.Book.Definition.Id, month, meter.NextSequence(month));
                readings.Add((header, Encode(meter.Book.EncodeReadings, month)));
                days.Add((header, Encode(meter.Book.EncodeLedger, month)));
                written.Add((meter, month));
            }
        }

        await MoveAsync(readings, days, written);
        await WriteAsync(readings, days, written);
        while (state.Meters.Count < _meters.Count)
        {
            state.Meters.Add(new());
        }

        for (var i = 0; i < _meters.Count; i++)
        {
            if (_meters[i].Touched)
            {
                _meters[i].SaveTo(state.Meters[i]);
            }
        }
    }

    /// <summary>The state is durable: pages may be forgotten and dead blocks dropped.</summary>
    public async Task SavedAsync(EnterpriseState state)
    {
        foreach (var meter in _meters)
        {
            if (meter.Touched)
            {
                meter.Saved();
            }
        }

        if (++_saves % 16 == 0)
        {
            var months = state.Meters.SelectMany(m => m.Months).ToArray();
            _moving =
            [
                .. await archive.RetainAsync(_owner, months.Where(m => !m.Readings.IsNone).Select(m => m.Readings).ToArray(), default),
                .. await ledger.RetainAsync(_owner, months.Where(m => !m.Ledger.IsNone).Select(m => m.Ledger).ToArray(), default),
            ];
        }
    }

    /// <summary>Months in files that are mostly dead are written again with this save, so that the files can go.</summary>
    private async Task MoveAsync(
        List<(BlockHeader, ReadOnlyMemory<byte>)> readings,
        List<(BlockHeader, ReadOnlyMemory<byte>)> days,
        List<(ShelvedMeter Meter, MonthKey Month)> written)
    {
        if (_moving.Count == 0)
        {
            return;
        }

        var fresh = written.ToHashSet();
        foreach (var meter in _meters)
        {
            foreach (var resting in meter.Months.Values.ToArray())
            {
                var month = new MonthKey(resting.Month);
                if (!resting.Ledger.IsNone && !fresh.Contains((meter, month))
                    && (_moving.Contains(resting.Readings) || _moving.Contains(resting.Ledger)))
                {
                    var block = await DaysAsync(resting.Ledger);
                    if (block.IsEmpty)
                    {
                        continue; // It stays where it is until somebody reads the month, which makes it again.
                    }

                    var header = new BlockHeader(meter.Book.Definition.Id, month, meter.NextSequence(month));
                    readings.Add((header, await archive.ReadAsync(_owner, resting.Readings, default)));
                    days.Add((header, block));
                    written.Add((meter, month));
                    meter.Touched = true;
                }
            }
        }

        _moving = [];
    }

    private async Task WriteAsync(
        List<(BlockHeader, ReadOnlyMemory<byte>)> readings,
        List<(BlockHeader, ReadOnlyMemory<byte>)> days,
        List<(ShelvedMeter Meter, MonthKey Month)> written)
    {
        if (written.Count == 0)
        {
            return;
        }

        var readingRefs = await archive.AppendAsync(_owner, readings, default);
        var dayRefs = await ledger.AppendAsync(_owner, days, default);
        for (var i = 0; i < written.Count; i++)
        {
            written[i].Meter.Wrote(written[i].Month, readingRefs[i], dayRefs[i]);
        }
    }

    private async Task SettleAsync(int ordinal)
    {
        MonthKey missing;
        while (!_meters[ordinal].Book.TrySettle(out missing))
        {
            await PageInAsync(ordinal, missing);
        }
    }

    private void Take(EnterpriseAssignment assignment)
    {
        Calendar = new ParkCalendar(assignment.Zone);
        for (var i = 0; i < assignment.Meters.Count; i++)
        {
            var definition = assignment.Meters[i];
            if (i == _meters.Count)
            {
                _meters.Add(new ShelvedMeter(definition));
                _ordinals[definition.Id] = i;
            }
            else if (!_meters[i].Book.Definition.Equals(definition))
            {
                _meters[i].Book.Redefine(definition);
                _meters[i].Touched = true;
            }
        }
    }

    private static ReadOnlyMemory<byte> Encode(Action<MonthKey, IBufferWriter<byte>> encode, MonthKey month)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        encode(month, buffer);
        return buffer.WrittenMemory;
    }
}
