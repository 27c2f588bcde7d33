namespace ParkTwin.Storage.Backups;

/// <summary>How far a backup, a restore or a check is.</summary>
/// <param name="Doing">What is being done, a few words.</param>
/// <param name="DoneBytes">Bytes done.</param>
/// <param name="TotalBytes">Bytes to do, as far as known; 0 when not.</param>
public readonly record struct UpkeepProgress(string Doing, long DoneBytes, long TotalBytes);
