namespace ParkTwin.Storage.Journals;

/// <summary>A committed group as a reader gives it; valid until the reader is asked for the next one or disposed.</summary>
/// <param name="Payload">Its records, for <see cref="JournalGroupReader"/>.</param>
/// <param name="FirstPosition">Position of its first record.</param>
/// <param name="Count">Number of records, at least 1.</param>
public readonly record struct JournalGroup(ReadOnlyMemory<byte> Payload, long FirstPosition, int Count)
{
    /// <summary>Position after its last record.</summary>
    public long EndPosition => FirstPosition + Count;

    /// <summary>Its records from a position on.</summary>
    /// <param name="fromPosition">Records before it are passed over.</param>
    public JournalGroupReader Records(long fromPosition = 0)
    {
        var reader = new JournalGroupReader(Payload.Span, FirstPosition);
        reader.SkipTo(fromPosition);
        return reader;
    }
}
