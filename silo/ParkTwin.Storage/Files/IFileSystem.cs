namespace ParkTwin.Storage.Files;

/// <summary>
/// The one way to the disk. Task-shaped so that a simulated disk can answer later; <see cref="LocalFileSystem"/> does its
/// blocking work inline on the calling thread, so callers own their threads. A new, renamed or deleted name is durable only
/// after <see cref="FlushDirectoryAsync"/> of its directory. Failures of the disk are <see cref="IOException"/>, missing rights
/// <see cref="UnauthorizedAccessException"/>.
/// </summary>
public interface IFileSystem
{
    /// <summary>Opens a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file and <paramref name="opening"/> does not create
    /// one.</exception>
    ValueTask<IDataFile> OpenAsync(string path, FileOpening opening, CancellationToken cancellationToken = default);

    /// <summary>True when a file of this name exists.</summary>
    ValueTask<bool> FileExistsAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>True when a directory of this name exists.</summary>
    ValueTask<bool> DirectoryExistsAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a directory and those above it; does nothing where it exists. The new names are durable on return.
    /// </summary>
    ValueTask CreateDirectoryAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>
    /// The names (not paths) of the files in a directory, in ordinal order; empty when there is no such directory.
    /// </summary>
    ValueTask<IReadOnlyList<string>> ListFilesAsync(string directory, CancellationToken cancellationToken = default);

    /// <summary>
    /// The names (not paths) of the directories in a directory, in ordinal order; empty when there is no such directory.
    /// </summary>
    ValueTask<IReadOnlyList<string>> ListDirectoriesAsync(string directory, CancellationToken cancellationToken = default);

    /// <summary>Renames a file within one file system, replacing what has the new name in one step.</summary>
    ValueTask RenameAsync(string from, string to, CancellationToken cancellationToken = default);

    /// <summary>Deletes a file; does nothing where there is none.</summary>
    ValueTask DeleteAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Makes the names in a directory durable.</summary>
    ValueTask FlushDirectoryAsync(string directory, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes an exclusive lock that the operating system drops with the process. The file is created if missing and stays.
    /// </summary>
    /// <returns>The lock, freed by disposing it; null when another holds it.</returns>
    ValueTask<IDisposable?> TryLockAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>The rights of a file as Unix has them (nine bits); null where the system or the disk has none.</summary>
    ValueTask<int?> GetModeAsync(string path, CancellationToken cancellationToken = default) => new((int?)null);

    /// <summary>Sets the rights of a file as Unix has them; does nothing where there are none.</summary>
    ValueTask SetModeAsync(string path, int mode, CancellationToken cancellationToken = default) => default;

    /// <summary>Deletes a directory that is empty; does nothing where there is none or something is in it.</summary>
    ValueTask DeleteEmptyDirectoryAsync(string path, CancellationToken cancellationToken = default) => default;

    /// <summary>Bytes that a file in this directory may still take on its disk; null where that cannot be said.</summary>
    ValueTask<long?> FreeBytesAsync(string directory, CancellationToken cancellationToken = default) => new((long?)null);
}
