using ParkTwin.Domain;
using ParkTwin.Grains;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Registry;
using ParkTwin.Storage.Verification;

namespace ParkTwin.Silo;

/// <summary>
/// Compares what two data directories hold, whatever their journals' positions: for each meter the readings of state, archive and
/// journal together, and the ledger that they make.
/// </summary>
internal sealed class LedgerComparison(ComparisonReport report)
{
    private const long ReadingsAtOnce = 4_000_000;
    private const int SlotsAtOnce = 96 * 31;

    /// <summary>Compares two directories.</summary>
    /// <exception cref="InvalidDataException">One of them is damaged.</exception>
    internal async Task RunAsync((IFileSystem Files, string Directory) here, (IFileSystem Files, string Directory) there, CancellationToken cancellationToken)
    {
        var (one, other) = (new Side(here.Files, here.Directory), new Side(there.Files, there.Directory));
        await one.Journal.OpenAsync(cancellationToken);
        await other.Journal.OpenAsync(cancellationToken);
        foreach (var keys in Batches(one.Journal, other.Journal))
        {
            await one.LoadAsync(keys, cancellationToken);
            await other.LoadAsync(keys, cancellationToken);
            foreach (var key in keys)
            {
                await EnterpriseAsync(key, one, other);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private static IEnumerable<HashSet<string>> Batches(JournalReadings one, JournalReadings other)
    {
        var batch = new HashSet<string>(StringComparer.Ordinal);
        var held = 0L;
        var keys = one.Registry.Enterprises.Concat(other.Registry.Enterprises).Select(enterprise => enterprise.GrainKey);
        foreach (var key in keys.Distinct(StringComparer.Ordinal))
        {
            batch.Add(key);
            held += one.Counts.GetValueOrDefault(key) + other.Counts.GetValueOrDefault(key);
            if (held >= ReadingsAtOnce)
            {
                yield return batch;
                (batch, held) = (new(StringComparer.Ordinal), 0);
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private async Task EnterpriseAsync(string key, Side one, Side other)
    {
        await using var here = await one.OpenAsync(key);
        await using var there = await other.OpenAsync(key);
        foreach (var meter in here.Meters.Union(there.Meters).Order())
        {
            var (left, leftBook) = await here.ReadAsync(meter);
            var (right, rightBook) = await there.ReadAsync(meter);
            report.Meters++;
            var (onlyHere, onlyThere) = Count(left, right);
            report.OnlyHere += onlyHere;
            report.OnlyThere += onlyThere;
            report.Both += left.Count - onlyHere;
            if (onlyHere == 0 && onlyThere == 0 && !await EqualAsync((here, leftBook), (there, rightBook), meter))
            {
                report.LedgersDiffer++;
            }
        }
    }

    private static (long OnlyHere, long OnlyThere) Count(List<JudgedReading> left, List<JudgedReading> right)
    {
        var counts = new Dictionary<(long, decimal, int, ReadingQuality), int>(left.Count);
        foreach (var (reading, _) in left)
        {
            var id = (reading.AtUnixMs, reading.Value, reading.Revision, reading.Quality);
            counts[id] = counts.GetValueOrDefault(id) + 1;
        }

        var onlyThere = 0L;
        foreach (var (reading, _) in right)
        {
            var id = (reading.AtUnixMs, reading.Value, reading.Revision, reading.Quality);
            if (counts.GetValueOrDefault(id) is > 0 and var held)
            {
                counts[id] = held - 1;
            }
            else
            {
                onlyThere++;
            }
        }

        return (counts.Values.Sum(count => (long)count), onlyThere);
    }

    private static async Task<bool> EqualAsync((Firm Firm, MeterBook? Book) here, (Firm Firm, MeterBook? Book) there, MeterId meter)
    {
        if (here.Book is null || there.Book is null || !here.Book.TryGetExtent(out var first, out var last))
        {
            return true;
        }

        var (left, right) = (new LedgerSlot[SlotsAtOnce], new LedgerSlot[SlotsAtOnce]);
        for (var from = first; from <= last; from = from.Add(SlotsAtOnce))
        {
            await here.Firm.LedgerAsync(meter, here.Book, from, left);
            await there.Firm.LedgerAsync(meter, there.Book, from, right);
            if (!left.AsSpan().SequenceEqual(right))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One directory.</summary>
    private sealed class Side(IFileSystem files, string directory)
    {
        private IReadOnlyDictionary<string, List<PendingReading>> _pending = new Dictionary<string, List<PendingReading>>();

        public JournalReadings Journal { get; } = new(files, directory);

        public async Task LoadAsync(IReadOnlySet<string> keys, CancellationToken cancellationToken) =>
            _pending = await Journal.ReadAsync(keys, cancellationToken);

        /// <summary>Journal first, state second: the state is then never behind the beginning of what was read.</summary>
        public async Task<Firm> OpenAsync(string key)
        {
            var books = new EnterpriseBooks(files, directory);
            var (state, _) = await books.StateAsync(key);
            var registered = Journal.Registry.Enterprises.FirstOrDefault(enterprise => enterprise.GrainKey == key);
            return new Firm(books, key, state, registered, _pending.GetValueOrDefault(key) ?? []);
        }
    }

    /// <summary>One enterprise of one directory.</summary>
    private sealed class Firm(
        EnterpriseBooks books, string key, EnterpriseState state, RegisteredEnterprise? registered, List<PendingReading> pending) : IAsyncDisposable
    {
        private readonly ILookup<int, PendingReading> _pending = pending
            .Where(reading => reading.Position >= (state.Positions.Count == 0 ? 0 : state.Positions.Values.Max()))
            .ToLookup(reading => reading.Ordinal);

        public IEnumerable<MeterId> Meters => registered?.Assignment.Meters.Select(meter => meter.Id) ?? [];

        public async Task<(List<JudgedReading> Readings, MeterBook? Book)> ReadAsync(MeterId meter)
        {
            if (Ordinal(meter) is not (>= 0 and var ordinal))
            {
                return ([], null);
            }

            var definition = registered!.Assignment.Meters[ordinal];
            var held = state.Assignment?.Meters.ElementAtOrDefault(ordinal);
            var book = EnterpriseBooks.Open(held ?? definition, StateOf(ordinal));
            if (held is not null && !held.Equals(definition))
            {
                book.Redefine(definition);
            }

            foreach (var reading in _pending[ordinal])
            {
                MonthKey missing;
                while (!book.TryInsert(reading.Reading, out _, out missing))
                {
                    await books.PageInAsync(key, book, StateOf(ordinal), missing);
                }
            }

            return (await books.ReadingsAsync(key, book, StateOf(ordinal)), book);
        }

        public Task LedgerAsync(MeterId meter, MeterBook book, QuarterHour from, Memory<LedgerSlot> slots) =>
            books.LedgerAsync(key, book, StateOf(Ordinal(meter)), from, slots);

        public ValueTask DisposeAsync() => books.DisposeAsync();

        private MeterState? StateOf(int ordinal) => ordinal < state.Meters.Count ? state.Meters[ordinal] : null;

        private int Ordinal(MeterId meter)
        {
            var meters = registered?.Assignment.Meters ?? [];
            for (var i = 0; i < meters.Count; i++)
            {
                if (meters[i].Id == meter)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
