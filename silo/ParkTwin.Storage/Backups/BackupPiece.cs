namespace ParkTwin.Storage.Backups;

/// <summary>A run of bytes of a backed-up file, where it lies in the backup.</summary>
/// <param name="Offset">Byte offset in the backup.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct BackupPiece(long Offset, long Length);
