using Microsoft.Extensions.Logging;

namespace ParkTwin.Simulators;

/// <summary>What the simulators log. Event ids 6000 to 6099.</summary>
internal static partial class SimulatorsLog
{
    [LoggerMessage(6000, LogLevel.Information, "Demo park: publishing {Meters} meters from {From:u} on to {Host}:{Port}.")]
    public static partial void DemoStarts(this ILogger logger, int meters, DateTimeOffset from, string host, int port);

    [LoggerMessage(6001, LogLevel.Information, "Demo park: {Readings} readings of history in {Seconds:F1} s; live now.")]
    public static partial void DemoHistoryDone(this ILogger logger, long readings, double seconds);

    [LoggerMessage(6002, LogLevel.Warning, "Demo park: {Host}:{Port} does not answer ({Reason}); trying again in {DelayMs} ms.")]
    public static partial void DemoRetries(this ILogger logger, string host, int port, string reason, int delayMs);

    [LoggerMessage(6003, LogLevel.Warning, "Demo park: cannot write {File} ({Reason}); the next start sends the history again.")]
    public static partial void DemoStateFailed(this ILogger logger, string file, string reason);

    [LoggerMessage(6004, LogLevel.Information, "Demo park: stopped; published {Published}, acknowledged {Acknowledged}.")]
    public static partial void DemoStopped(this ILogger logger, long published, long acknowledged);
}
