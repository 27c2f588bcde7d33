using Microsoft.Extensions.Logging;

namespace ParkTwin.Grains;

/// <summary>Log messages of the grains. Event ids 1000 to 1099, never re-used.</summary>
internal static partial class GrainsLog
{
    [LoggerMessage(1000, LogLevel.Warning, "Enterprise {Grain} could not report to its park; it tries again.")]
    public static partial void ReportFailed(this ILogger logger, Exception cause, string grain);

    [LoggerMessage(1001, LogLevel.Warning, "A watcher of park {Park} failed and was dropped.")]
    public static partial void WatcherDropped(this ILogger logger, Exception cause, string park);

    [LoggerMessage(1002, LogLevel.Error, "Ledger days of enterprise {Grain} are damaged; they are made again from its readings.")]
    public static partial void LedgerDaysDamaged(this ILogger logger, Exception cause, string grain);

    [LoggerMessage(1003, LogLevel.Warning, "The alarms of park {Park} could not be kept; the rules run again in half a minute.")]
    public static partial void AlarmsNotKept(this ILogger logger, Exception cause, string park);
}
