using ParkTwin.Storage.Files;
using ParkTwin.Storage.GrainStates;

namespace ParkTwin.Storage.Backups;

/// <summary>What of a data directory belongs into a backup: everything but what a process leaves for itself.</summary>
internal static class DataFiles
{
    /// <summary>Directory of the reading archive.</summary>
    internal const string Archive = Blocks.FileReadingArchive.DirectoryName;

    /// <summary>Directory of the ledger blocks.</summary>
    internal const string Ledger = Blocks.FileLedgerBlocks.DirectoryName;

    /// <summary>Written by a backup when it is complete: <c>{"at","file","bytes","began"}</c>.</summary>
    internal const string LastBackupName = "parktwin.backup.json";

    /// <summary>Marks a directory into which a backup is being restored.</summary>
    internal const string RestoringName = "parktwin.restoring";

    private const string StatesOfEnterprises = FileGrainStorage.DirectoryName + "/enterprise/";

    /// <summary>The paths of all files that are backed up, relative and joined by '/', in ordinal order.</summary>
    internal static async ValueTask<List<string>> ListAsync(IFileSystem files, string directory, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        await ListAsync(files, directory, string.Empty, found, cancellationToken);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>True for a state that the journal and the archive stand behind: it may lag, and belongs to its own blocks alone.</summary>
    internal static bool IsEnterpriseState(string path) => IsState(path) && path.StartsWith(StatesOfEnterprises, StringComparison.Ordinal);

    /// <summary>True for a grain's state.</summary>
    internal static bool IsState(string path) =>
        path.StartsWith(FileGrainStorage.DirectoryName + "/", StringComparison.Ordinal) && path.EndsWith(FileGrainStorage.Suffix, StringComparison.Ordinal);

    /// <summary>True for blocks of readings or ledger days.</summary>
    internal static bool IsBlocks(string path) =>
        path.StartsWith(Archive + "/", StringComparison.Ordinal) || path.StartsWith(Ledger + "/", StringComparison.Ordinal);

    /// <summary>True for a file that only grows or goes, so that any copy of its beginning is a state that it had.</summary>
    internal static bool IsAppended(string path) =>
        IsBlocks(path) || path.EndsWith(".log", StringComparison.Ordinal) || path.EndsWith(".ptq", StringComparison.Ordinal);

    /// <summary>The path on the disk.</summary>
    internal static string PathOf(string directory, string path) => Path.Combine([directory, .. path.Split('/')]);

    private static async ValueTask ListAsync(
        IFileSystem files, string directory, string head, List<string> into, CancellationToken cancellationToken)
    {
        foreach (var name in await files.ListFilesAsync(directory, cancellationToken))
        {
            if (Belongs(head, name))
            {
                into.Add(head + name);
            }
        }

        foreach (var name in await files.ListDirectoriesAsync(directory, cancellationToken))
        {
            if (name != "lost+found")
            {
                await ListAsync(files, Path.Combine(directory, name), $"{head}{name}/", into, cancellationToken);
            }
        }
    }

    private static bool Belongs(string head, string name) => head.Length switch
    {
        _ when name.EndsWith(FileSystemExtensions.TemporarySuffix, StringComparison.Ordinal) => false,
        0 => name is not (DataDirectory.LockName or DataDirectory.HolderName or LastBackupName or RestoringName),
        _ => head != JournalCopy.DirectoryName + "/"
            || !(JournalCopy.IsSegment(name) || name.StartsWith(Journals.SegmentFiles.SparePrefix, StringComparison.Ordinal)),
    };
}
