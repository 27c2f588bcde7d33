using Microsoft.Extensions.Logging;
using Orleans;

namespace ParkTwin.Runtime;

/// <summary>Log methods of the runtime. Event ids 1000 to 1099.</summary>
internal static partial class RuntimeLog
{
    [LoggerMessage(1000, LogLevel.Information, "Grains of {Classes} classes can be called.")]
    public static partial void Started(this ILogger logger, int classes);

    [LoggerMessage(1001, LogLevel.Information, "{Count} grains were deactivated.")]
    public static partial void Stopped(this ILogger logger, int count);

    [LoggerMessage(1002, LogLevel.Warning, "{Count} grains were still active when the time to stop was over.")]
    public static partial void StoppedWithActiveGrains(this ILogger logger, int count);

    [LoggerMessage(1003, LogLevel.Debug, "{Grain} is active.")]
    public static partial void Activated(this ILogger logger, string grain);

    [LoggerMessage(1004, LogLevel.Debug, "{Grain} was deactivated: {Reason}.")]
    public static partial void Deactivated(this ILogger logger, string grain, DeactivationReasonCode reason);

    [LoggerMessage(1005, LogLevel.Error, "{Grain} could not be activated; its callers get the exception.")]
    public static partial void ActivationFailed(this ILogger logger, Exception exception, string grain);

    [LoggerMessage(1006, LogLevel.Error, "{Grain} failed while it was deactivated.")]
    public static partial void DeactivationFailed(this ILogger logger, Exception exception, string grain);

    [LoggerMessage(1007, LogLevel.Warning, "{Grain} wrote a state that another had written since; it is deactivated.")]
    public static partial void StateInconsistent(this ILogger logger, Exception exception, string grain);

    [LoggerMessage(1008, LogLevel.Error, "A timer of {Grain} failed; it goes on.")]
    public static partial void TimerFailed(this ILogger logger, Exception exception, string grain);

    [LoggerMessage(1009, LogLevel.Warning, "{Method} failed and nobody waits for it.")]
    public static partial void CallFailedUnheard(this ILogger logger, Exception exception, string method);
}
