namespace ParkTwin.Storage.Journals;

/// <summary>What a journal has done since it was opened.</summary>
/// <param name="Commits">Commits, each with one flush.</param>
/// <param name="Groups">Groups committed.</param>
/// <param name="Records">Records committed.</param>
/// <param name="Bytes">Bytes committed, headers included.</param>
/// <param name="LargestGroupRecords">Records of the largest group.</param>
/// <param name="CommitMsP50">Milliseconds from the first append of a group to its commit, median of the last one to two minutes;
/// 0 before the first.</param>
/// <param name="CommitMsP99">The same, 99th percentile.</param>
/// <param name="Failures">Commits that the disk refused and that were tried again.</param>
public readonly record struct JournalStatistics(
    long Commits,
    long Groups,
    long Records,
    long Bytes,
    int LargestGroupRecords,
    double CommitMsP50,
    double CommitMsP99,
    long Failures);
