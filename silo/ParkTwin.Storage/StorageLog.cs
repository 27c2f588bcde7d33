using Microsoft.Extensions.Logging;

namespace ParkTwin.Storage;

/// <summary>What storage says in the log. Event ids 3000 to 3999; the journal has 3000 to 3099.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(3000, LogLevel.Information, "A new journal {Journal} begins in {Directory}")]
    internal static partial void JournalCreated(ILogger log, string directory, Guid journal);

    [LoggerMessage(3001, LogLevel.Information, "The journal in {Directory} goes on at {Position} ({File}, offset {Offset})")]
    internal static partial void JournalRecovered(ILogger log, string directory, long position, string file, long offset);

    [LoggerMessage(3002, LogLevel.Error, "The journal cannot be written; nothing is acknowledged until it can")]
    internal static partial void JournalStalled(ILogger log, Exception failure);

    [LoggerMessage(3003, LogLevel.Information, "The journal is being written again")]
    internal static partial void JournalResumed(ILogger log);

    [LoggerMessage(3004, LogLevel.Critical, "The journal's writer has failed; nothing more is acknowledged")]
    internal static partial void JournalWriterFailed(ILogger log, Exception failure);

    [LoggerMessage(3005, LogLevel.Warning, "No spare journal segment could be prepared; it is tried again")]
    internal static partial void SpareNotPrepared(ILogger log, Exception failure);

    [LoggerMessage(3006, LogLevel.Warning, "The unfinished spare {File} could not be deleted; the next start does it")]
    internal static partial void SpareNotDeleted(ILogger log, Exception failure, string file);

    [LoggerMessage(3007, LogLevel.Warning, "The released segment {File} could not be recycled; it is tried again")]
    internal static partial void SegmentNotRecycled(ILogger log, Exception failure, string file);

    [LoggerMessage(3008, LogLevel.Warning, "The end of the journal could not be marked; all before it is durable all the same")]
    internal static partial void TailNotClosed(ILogger log, Exception failure);

    [LoggerMessage(3009, LogLevel.Error, "A listener to commits failed; the others heard of it all the same")]
    internal static partial void ListenerFailed(ILogger log, Exception failure);

    [LoggerMessage(3010, LogLevel.Warning, "Idle spares of the journal could not be given back; it is tried again")]
    internal static partial void SparesNotGivenBack(ILogger log, Exception failure);

    [LoggerMessage(3020, LogLevel.Warning, "{File} is torn at offset {Offset}; {Bytes} bytes after it are not read")]
    internal static partial void QuarantineCut(ILogger log, string file, long offset, long bytes);

    [LoggerMessage(3021, LogLevel.Warning, "The quarantine is full: its {Items} oldest items were dropped")]
    internal static partial void QuarantineDropped(ILogger log, long items);

    [LoggerMessage(3022, LogLevel.Warning, "The oldest quarantine file could not be deleted; it is tried again")]
    internal static partial void QuarantineNotDeleted(ILogger log, Exception failure);

    [LoggerMessage(3030, LogLevel.Error, "{Entries} entries of the audit trail could not be written; what they belong to is not answered as done")]
    internal static partial void AuditNotWritten(ILogger log, Exception failure, int entries);

    [LoggerMessage(3031, LogLevel.Error, "The audit trail is damaged: {Damage}")]
    internal static partial void AuditDamaged(ILogger log, string damage);
}
