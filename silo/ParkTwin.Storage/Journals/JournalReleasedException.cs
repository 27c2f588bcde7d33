namespace ParkTwin.Storage.Journals;

/// <summary>A reader asked for records that the journal has released: every reader was said to have passed them.</summary>
public sealed class JournalReleasedException : Exception
{
    /// <summary>Names both positions.</summary>
    public JournalReleasedException(long position, long firstPosition)
        : base($"The journal no longer holds position {position}; it begins at {firstPosition}.") =>
        (Position, FirstPosition) = (position, firstPosition);

    /// <summary>The position that was asked for.</summary>
    public long Position { get; }

    /// <summary>The first position held.</summary>
    public long FirstPosition { get; }
}
