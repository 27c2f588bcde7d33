using ParkTwin.Contracts;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Blocks;

/// <summary>Ledger days in files under <c>ledger/</c> of the data directory.</summary>
/// <param name="files">The disk.</param>
/// <param name="dataDirectory">The data directory.</param>
/// <param name="options">Bounds; null takes the defaults.</param>
public sealed class FileLedgerBlocks(IFileSystem files, string dataDirectory, BlockStoreOptions? options = null)
    : FileBlockStore(files, Path.Combine(dataDirectory, DirectoryName), Cure, options), ILedgerBlocks
{
    /// <summary>Name of its directory in the data directory.</summary>
    public const string DirectoryName = "ledger";

    private const string Cure = "The ledger follows from the readings: it is evaluated anew, or restore the file from a backup.";
}
