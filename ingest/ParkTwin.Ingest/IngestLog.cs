using Microsoft.Extensions.Logging;

namespace ParkTwin.Ingest;

/// <summary>Log messages of the ingester. Event ids 2000 to 2099, never re-used.</summary>
internal static partial class IngestLog
{
    [LoggerMessage(2000, LogLevel.Information, "Ingest began: {Meters} meters of {Enterprises} enterprises, journal at {Position}, replay from {From}.")]
    public static partial void Began(this ILogger logger, int meters, int enterprises, long position, long from);

    [LoggerMessage(2001, LogLevel.Information, "Replayed {Records} journal records in {ElapsedMs:F0} ms; every ledger is current.")]
    public static partial void Replayed(this ILogger logger, long records, double elapsedMs);

    [LoggerMessage(2002, LogLevel.Warning, "Enterprise {Grain} refused a batch (attempt {Attempt}); next in {PauseMs:F0} ms.")]
    public static partial void RecordFailed(this ILogger logger, Exception cause, string grain, int attempt, double pauseMs);

    [LoggerMessage(2003, LogLevel.Information, "Enterprise {Grain} is read again from the journal, {From} to {To}.")]
    public static partial void CatchingUp(this ILogger logger, string grain, long from, long to);

    [LoggerMessage(2004, LogLevel.Error, "Meter number {Meter} at journal position {Position} is in no registry; the reading stays in the journal.")]
    public static partial void NoRoute(this ILogger logger, uint meter, long position);

    [LoggerMessage(2005, LogLevel.Debug, "The dispatcher stopped at {Position}.")]
    public static partial void DispatcherStopped(this ILogger logger, long position);

    [LoggerMessage(2006, LogLevel.Information, "The registry changed: {Change}.")]
    public static partial void RegistryChanged(this ILogger logger, string change);

    [LoggerMessage(2007, LogLevel.Warning, "Checkpoint of {Grain} failed; it is tried again.")]
    public static partial void CheckpointFailed(this ILogger logger, Exception cause, string grain);

    [LoggerMessage(2008, LogLevel.Critical, "The dispatcher ended: ledgers no longer follow the journal. Restart ParkTwin.")]
    public static partial void DispatcherFailed(this ILogger logger, Exception cause);

    [LoggerMessage(2009, LogLevel.Information, "Consuming from broker {BrokerHost}.")]
    public static partial void BrokerConnected(this ILogger logger, string brokerHost);

    [LoggerMessage(2010, LogLevel.Error, "Broker {BrokerHost} refused the connection; ParkTwin does not consume from it.")]
    public static partial void BrokerRefused(this ILogger logger, Exception cause, string brokerHost);

    [LoggerMessage(2011, LogLevel.Information, "Ingest ended: {Checkpointed} enterprises checkpointed, journal at {Position}, applied to {Applied}.")]
    public static partial void Ended(this ILogger logger, int checkpointed, long position, long applied);

    [LoggerMessage(2012, LogLevel.Information, "A device went offline: {Note}")]
    public static partial void DeviceOffline(this ILogger logger, string note);

    [LoggerMessage(2013, LogLevel.Information, "Reviewed {Reviewed} inventories ({Failed} failed) with reference set {Set} in {ElapsedMs:F0} ms.")]
    public static partial void Reviewed(this ILogger logger, int reviewed, int failed, string set, double elapsedMs);

    [LoggerMessage(2014, LogLevel.Warning, "The review of {Grain} failed, the first of this round; the next round tries again.")]
    public static partial void ReviewFailed(this ILogger logger, Exception cause, string grain);

    [LoggerMessage(2015, LogLevel.Warning, "The newest reference set is not known; no inventory is reviewed until it is.")]
    public static partial void ReferenceUnknown(this ILogger logger, Exception cause);

    [LoggerMessage(2016, LogLevel.Information, "Ingest ended, journal at {Position}; the time to stop was over before {Unsaved} enterprises were saved: the next start replays them.")]
    public static partial void EndedUnsaved(this ILogger logger, int unsaved, long position);

    [LoggerMessage(2018, LogLevel.Error, "Enterprise {Grain} cannot be used: its state is damaged. The others go on; its readings stay in the journal. "
        + "Restore a backup.")]
    public static partial void GoesOnWithout(this ILogger logger, Exception cause, string grain);

    [LoggerMessage(2017, LogLevel.Warning, "The damaged state of {Grain} was set aside as {File}; it is made again from registry and journal.")]
    public static partial void Rebuilding(this ILogger logger, string grain, string file);

    [LoggerMessage(2019, LogLevel.Warning, "The gateways of park {Park} could not be read again; those known stay as they are.")]
    public static partial void GatewaysUnknown(this ILogger logger, Exception cause, string park);

    [LoggerMessage(2020, LogLevel.Information, "The certificate of {Subject} was read anew; it holds until {Until:u}.")]
    public static partial void CertificateTaken(this ILogger logger, string subject, DateTimeOffset until);

    [LoggerMessage(2021, LogLevel.Error, "The new certificate cannot be used, the one before stays: {Fault}")]
    public static partial void CertificateRefused(this ILogger logger, string fault);
}
