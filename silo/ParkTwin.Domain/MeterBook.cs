using System.Buffers;

namespace ParkTwin.Domain;

/// <summary>
/// The set of readings of one meter and the ledger that follows from it. Pure: it decides, its owner does the I/O.
/// Months that rest in blocks are paged in on demand: a method that returns false names the month it needs in <c>missing</c>;
/// the owner reads that month's blocks, calls <see cref="Attach"/>, and calls again. Not safe for concurrent use.
/// </summary>
public sealed class MeterBook
{
    /// <summary>A book that holds nothing yet.</summary>
    public MeterBook(MeterDefinition definition) => Definition = definition;

    /// <summary>The meter's present definition.</summary>
    public MeterDefinition Definition { get; }

    /// <summary>The measure its amounts are in.</summary>
    public Measure Measure => throw new NotImplementedException();

    /// <summary>The newest of the meter. Settles the in-memory tail first; needs no page.</summary>
    public MeterHead Head => throw new NotImplementedException();

    /// <summary>Takes a new definition; amounts from the earliest difference on are evaluated again when next needed.</summary>
    public void Redefine(MeterDefinition definition) => throw new NotImplementedException();

    /// <summary>Adds a reading to the set.</summary>
    /// <returns>False, and nothing changed, when the month in <paramref name="missing"/> must be attached first.</returns>
    public bool TryInsert(in Reading reading, out ReadingOutcome outcome, out MonthKey missing) => throw new NotImplementedException();

    /// <summary>Reads the ledger: one slot per quarter-hour from <paramref name="from"/> on, as many as <paramref name="slots"/> holds.</summary>
    public bool TryReadLedger(QuarterHour from, Span<LedgerSlot> slots, out MonthKey missing) => throw new NotImplementedException();

    /// <summary>
    /// The quarter-hours outside of which the ledger certainly knows nothing: wide enough for every reading's span, not wider than
    /// needed by more than a month at either end. Needs no page.
    /// </summary>
    /// <returns>False when there is no reading at all.</returns>
    public bool TryGetExtent(out QuarterHour first, out QuarterHour last) => throw new NotImplementedException();

    /// <summary>Appends the readings in [from, to), in time order, with their verdicts.</summary>
    public bool TryReadReadings(long fromUnixMs, long toUnixMs, ICollection<JudgedReading> into, out MonthKey missing) =>
        throw new NotImplementedException();

    /// <summary>Evaluates everything that late readings or a new definition left open; to be called before pages are written.</summary>
    public bool TrySettle(out MonthKey missing) => throw new NotImplementedException();

    /// <summary>Says that a month rests in blocks (from the manifest, at activation), so that it is asked for before it is used.</summary>
    public void Rests(MonthKey month) => throw new NotImplementedException();

    /// <summary>Attaches a resting month from its two blocks; either may be empty (then: no readings, or ledger to be evaluated anew).</summary>
    /// <exception cref="InvalidDataException">A block is not what <see cref="EncodeReadings"/> or <see cref="EncodeLedger"/> wrote.</exception>
    public void Attach(MonthKey month, ReadOnlySpan<byte> readings, ReadOnlySpan<byte> ledger) => throw new NotImplementedException();

    /// <summary>
    /// Months that differ from what rests in blocks and that are closed: no reading of the newest day or the day before is in
    /// them alone. Call after <see cref="TrySettle"/>.
    /// </summary>
    public void CollectDirty(ICollection<MonthKey> into) => throw new NotImplementedException();

    /// <summary>Writes the readings of a month as one self-contained compressed block, without the open days.</summary>
    public void EncodeReadings(MonthKey month, IBufferWriter<byte> into) => throw new NotImplementedException();

    /// <summary>Writes the ledger days of a month (quarter-hours and the scan state that opens each day), without the open days.</summary>
    public void EncodeLedger(MonthKey month, IBufferWriter<byte> into) => throw new NotImplementedException();

    /// <summary>Says that a month's blocks are durable; it may be forgotten by <see cref="Evict"/>.</summary>
    public void MarkClean(MonthKey month) => throw new NotImplementedException();

    /// <summary>Forgets clean months' contents but the open days.</summary>
    public void Evict() => throw new NotImplementedException();

    /// <summary>Writes the head: the open days' readings and the scan state, a few hundred bytes; what a checkpoint holds per meter.</summary>
    public void EncodeHead(IBufferWriter<byte> into) => throw new NotImplementedException();

    /// <summary>Restores what <see cref="EncodeHead"/> wrote into a new book.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a head.</exception>
    public void DecodeHead(ReadOnlySpan<byte> head) => throw new NotImplementedException();

    /// <summary>Bytes held in memory, for the owner's cache limit; approximate, cheap.</summary>
    public long HeldBytes => throw new NotImplementedException();
}
