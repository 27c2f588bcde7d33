using ParkTwin.Contracts;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Blocks;

/// <summary>The reading archive in files under <c>archive/</c> of the data directory.</summary>
/// <param name="files">The disk.</param>
/// <param name="dataDirectory">The data directory.</param>
/// <param name="options">Bounds; null takes the defaults.</param>
public sealed class FileReadingArchive(IFileSystem files, string dataDirectory, BlockStoreOptions? options = null)
    : FileBlockStore(files, Path.Combine(dataDirectory, DirectoryName), Cure, options), IReadingArchive
{
    /// <summary>Name of its directory in the data directory.</summary>
    public const string DirectoryName = "archive";

    private const string Cure = "Readings are kept nowhere else: restore the file from a backup.";
}
