using System.Buffers;
using System.Globalization;
using ParkTwin.Domain;
using ParkTwin.Grains;
using ParkTwin.Storage.Files;

namespace ParkTwin.Silo;

/// <summary>
/// Law L6 as a check: computes every ledger again, by the domain, from nothing but the readings that are stored, and compares it with
/// the stored one, quarter-hour by quarter-hour and block by block.
/// </summary>
internal sealed class LedgerProof(IFileSystem files, string directory, VerifyReport report)
{
    private const int Attempts = 5;
    private const int SlotsAtOnce = 96 * 31;

    /// <summary>Called after each enterprise with the number done.</summary>
    internal Action<int>? Done { get; init; }

    /// <summary>Proves the ledgers of some enterprises.</summary>
    internal async Task RunAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await EnterpriseAsync(key);
            report.Enterprises++;
            Done?.Invoke(report.Enterprises);
        }
    }

    /// <summary>Reads every block that a state refers to; names those that are damaged.</summary>
    internal static async Task<IReadOnlyList<string>> ReferencesAsync(IFileSystem files, string directory, IReadOnlyList<string> keys)
    {
        var faults = new List<string>();
        await using var books = new EnterpriseBooks(files, directory);
        foreach (var key in keys)
        {
            try
            {
                var (state, _) = await books.StateAsync(key);
                foreach (var month in state.Meters.SelectMany(meter => meter.Months))
                {
                    await books.BlocksAsync(key, month);
                }
            }
            catch (InvalidDataException damaged)
            {
                faults.Add($"Enterprise {key}: {damaged.Message}");
            }
        }

        return faults;
    }

    /// <summary>One enterprise; where a running twin has let blocks go meanwhile, once more with its newer state.</summary>
    private async Task EnterpriseAsync(string key)
    {
        for (var attempt = 1; ; attempt++)
        {
            var tally = new Tally();
            await using var books = new EnterpriseBooks(files, directory);
            var etag = string.Empty;
            try
            {
                (var state, etag) = await books.StateAsync(key);
                for (var i = 0; i < Math.Min(state.Meters.Count, state.Assignment?.Meters.Count ?? 0); i++)
                {
                    await MeterAsync(books, key, state.Assignment!.Meters[i], state.Meters[i], tally);
                }

                Add(tally);
                return;
            }
            catch (Exception damaged) when (damaged is InvalidDataException or OverflowException or ArgumentException)
            {
                if (attempt < Attempts && await ChangedAsync(key, etag))
                {
                    continue;
                }

                Add(tally);
                report.Faults.Add($"Enterprise {key}: {damaged.Message}");
                return;
            }
        }
    }

    private async Task<bool> ChangedAsync(string key, string? etag)
    {
        await using var books = new EnterpriseBooks(files, directory);
        try
        {
            return (await books.StateAsync(key)).ETag != etag;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private void Add(Tally tally)
    {
        report.Meters += tally.Meters;
        report.Readings += tally.Readings;
        report.QuarterHours += tally.QuarterHours;
        report.Blocks += tally.Blocks;
        report.IdenticalBlocks += tally.Identical;
        report.Faults.AddRange(tally.Faults);
    }

    private static async Task MeterAsync(EnterpriseBooks books, string key, MeterDefinition definition, MeterState state, Tally tally)
    {
        var stored = EnterpriseBooks.Open(definition, state);
        var readings = await books.ReadingsAsync(key, stored, state);
        var fresh = new MeterBook(definition);
        foreach (var (reading, _) in readings)
        {
            fresh.TryInsert(reading, out _, out _);
        }

        fresh.TrySettle(out _);
        await SlotsAsync(books, key, (stored, state), fresh, tally);
        foreach (var month in state.Months)
        {
            var (archived, ledger) = await books.BlocksAsync(key, month);
            Compare(archived, fresh.EncodeReadings, month, tally);
            Compare(ledger, fresh.EncodeLedger, month, tally);
        }

        tally.Meters++;
        tally.Readings += readings.Count;
    }

    private static async Task SlotsAsync(
        EnterpriseBooks books, string key, (MeterBook Book, MeterState State) stored, MeterBook fresh, Tally tally)
    {
        if (!stored.Book.TryGetExtent(out var first, out var last))
        {
            return;
        }

        var (held, again) = (new LedgerSlot[SlotsAtOnce], new LedgerSlot[SlotsAtOnce]);
        for (var from = first; from <= last; from = from.Add(SlotsAtOnce))
        {
            await books.LedgerAsync(key, stored.Book, stored.State, from, held);
            fresh.TryReadLedger(from, again, out _);
            var at = held.AsSpan().CommonPrefixLength(again);
            if (at < SlotsAtOnce)
            {
                tally.Faults.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Enterprise {key}, meter {fresh.Definition.Id}: the stored ledger of {DateTimeOffset.FromUnixTimeMilliseconds(from.Add(at).StartUnixMs):u} "
                    + $"is {held[at].Amount} millionths, and its readings give {again[at].Amount}. Restore a backup."));
                return;
            }

            tally.QuarterHours += SlotsAtOnce;
        }
    }

    private static void Compare(ReadOnlyMemory<byte> block, Action<MonthKey, IBufferWriter<byte>> encode, MonthState month, Tally tally)
    {
        if (block.IsEmpty)
        {
            return;
        }

        tally.Blocks++;
        var again = new ArrayBufferWriter<byte>(block.Length);
        encode(new MonthKey(month.Month), again);
        tally.Identical += block.Span.SequenceEqual(again.WrittenSpan) ? 1 : 0;
    }

    private sealed class Tally
    {
        public int Meters { get; set; }

        public long Readings { get; set; }

        public long QuarterHours { get; set; }

        public long Blocks { get; set; }

        public long Identical { get; set; }

        public List<string> Faults { get; } = [];
    }
}
