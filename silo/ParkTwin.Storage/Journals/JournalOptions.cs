namespace ParkTwin.Storage.Journals;

/// <summary>Bounds of a journal. The defaults suit a park of a million meters on one machine.</summary>
public sealed record JournalOptions
{
    /// <summary>Bytes of a segment file, 32 KiB to 1 GiB. Default 64 MiB.</summary>
    public int SegmentBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Bytes of one buffer, which bounds a group; 8 KiB to a quarter of a segment. Default 4 MiB.</summary>
    public int BufferBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// Appended bytes not yet committed at which <see cref="Journal.WaitForRoomAsync"/> begins to wait. Default 64 MiB.
    /// </summary>
    public long UncommittedBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Bytes of recently committed groups kept in memory for readers. Default 64 MiB.</summary>
    public long RecentBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Bytes of segments on disk, at least four segments. When readers fall so far behind that it is reached, commits (and with
    /// them acknowledgements) wait until <see cref="Journal.Release"/>. Default 16 GiB.
    /// </summary>
    public long MaxBytes { get; init; } = 16L * 1024 * 1024 * 1024;

    /// <summary>Released segments kept for re-use, 1 to 1000; more are deleted. Default 16.</summary>
    public int MaxSpares { get; init; } = 16;

    /// <summary>Spares that were not needed for this long are given back to the file system, all but one. Default 1 h, 1 s or more.</summary>
    public TimeSpan SparesIdle { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Least time between the starts of two commits under load; an idle journal commits at once. Default 2 ms.</summary>
    public TimeSpan CommitFloor { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Records of the last commit from which on the journal counts as loaded. Default 512.</summary>
    public int LoadRecords { get; init; } = 512;

    /// <summary>Longest wait between two attempts while the disk refuses. Default 1 s.</summary>
    public TimeSpan RetryLimit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Where the writer runs; null gives it a thread of its own. A simulation passes its scheduler.</summary>
    public TaskScheduler? Scheduler { get; init; }

    /// <summary>Source of the journal's id and secret, used once at creation. A simulation passes a seeded one.</summary>
    public Func<Guid> NewId { get; init; } = Guid.NewGuid;

    /// <summary>Longest chunk that <see cref="Journal.Append(ReadOnlySpan{byte}, int)"/> takes.</summary>
    public int MaxChunkBytes => BufferBytes - JournalFormat.GroupHeaderBytes;

    /// <summary>Checks the bounds.</summary>
    /// <exception cref="ArgumentException">A value is out of bounds; the message names all that are.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        var segment = SegmentBytes is >= 32 * 1024 and <= 1024 * 1024 * 1024;
        var buffer = BufferBytes >= 8192 && BufferBytes <= SegmentBytes / 4;
        var floor = CommitFloor >= TimeSpan.Zero && CommitFloor <= TimeSpan.FromSeconds(1);
        Check(faults, segment, $"SegmentBytes {SegmentBytes}: 32768 to 1073741824");
        Check(faults, SegmentBytes % 4096 == 0, $"SegmentBytes {SegmentBytes}: a multiple of 4096");
        Check(faults, buffer, $"BufferBytes {BufferBytes}: 8192 to a quarter of SegmentBytes");
        Check(faults, BufferBytes % 8 == 0, $"BufferBytes {BufferBytes}: a multiple of 8");
        Check(faults, UncommittedBytes >= BufferBytes, $"UncommittedBytes {UncommittedBytes}: at least BufferBytes");
        Check(faults, RecentBytes >= 0, $"RecentBytes {RecentBytes}: 0 or more");
        Check(faults, MaxBytes >= 4L * SegmentBytes, $"MaxBytes {MaxBytes}: at least four segments");
        Check(faults, MaxSpares is >= 1 and <= 1000, $"MaxSpares {MaxSpares}: 1 to 1000");
        Check(faults, SparesIdle >= TimeSpan.FromSeconds(1), $"SparesIdle {SparesIdle}: 1 s or more");
        Check(faults, floor, $"CommitFloor {CommitFloor}: 0 to 1 s");
        Check(faults, RetryLimit > TimeSpan.Zero, $"RetryLimit {RetryLimit}: more than 0");
        if (faults.Count > 0)
        {
            throw new ArgumentException("Journal options out of bounds: " + string.Join("; ", faults) + ".");
        }
    }

    private static void Check(List<string> faults, bool holds, string fault)
    {
        if (!holds)
        {
            faults.Add(fault);
        }
    }
}
