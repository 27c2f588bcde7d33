using System.Text.Json;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Backups;

/// <summary>The last backup of a data directory, as the backup has left a note of it there.</summary>
/// <param name="Began">Everything acknowledged before this instant is in it. UTC.</param>
/// <param name="File">Where it was written.</param>
/// <param name="Bytes">Its length.</param>
public sealed record LastBackup(DateTimeOffset Began, string File, long Bytes)
{
    /// <summary>Reads the note; null when there is none that can be read.</summary>
    public static async ValueTask<LastBackup?> ReadAsync(IFileSystem files, string dataDirectory, CancellationToken cancellationToken)
    {
        var bytes = await files.ReadAllOrNullAsync(Path.Combine(dataDirectory, DataFiles.LastBackupName), cancellationToken);
        try
        {
            return bytes is null ? null : JsonSerializer.Deserialize<LastBackup>(bytes, BackupManifest.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
