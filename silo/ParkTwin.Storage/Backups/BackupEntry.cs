namespace ParkTwin.Storage.Backups;

/// <summary>One file in a backup.</summary>
/// <param name="Path">Path in the data directory, parts joined by '/'.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">SHA-256 of its content, lower-case hexadecimal.</param>
/// <param name="Mode">Its rights as Unix writes them (octal digits), null where the system has none.</param>
/// <param name="Pieces">Where its content lies, in order.</param>
internal sealed record BackupEntry(string Path, long Bytes, string Sha256, string? Mode, IReadOnlyList<BackupPiece> Pieces);
