namespace ParkTwin.Storage.Journals;

/// <summary>
/// What was durable in the journal is no longer what was written. The process must not start: going on would lose acknowledged
/// readings in silence. Nothing was overwritten.
/// </summary>
public sealed class JournalCorruptException : Exception
{
    /// <summary>Says where, what, and what to do.</summary>
    public JournalCorruptException(string file, long offset, string what)
        : base($"The journal is damaged: {file}, offset {offset}: {what} Nothing was overwritten. "
            + "Restore this file from another copy of the disk, or the whole data directory from a backup, and start again: "
            + "files of different moments do not fit together. Keep what is there until then.")
    {
        File = file;
        Offset = offset;
        What = what;
    }

    /// <summary>What is wrong there, a sentence.</summary>
    public string What { get; }

    /// <summary>The damaged file.</summary>
    public string File { get; }

    /// <summary>Byte offset at which it stops making sense.</summary>
    public long Offset { get; }
}
