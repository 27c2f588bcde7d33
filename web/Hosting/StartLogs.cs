namespace ParkTwin.Web.Hosting;

/// <summary>
/// Until the twin has started, a failure is told once, in one sentence, by <see cref="StartFault"/>: the host's and Kestrel's own
/// reports of it, with stack traces, are left out.
/// </summary>
internal sealed class StartLogs
{
    private volatile bool _started;

    /// <summary>True once the twin has started.</summary>
    public bool HasStarted => _started;

    /// <summary>From now on everything is logged.</summary>
    public void Started() => _started = true;

    /// <summary>Leaves the two reporters' errors out while the twin starts.</summary>
    public void Filter(ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level == LogLevel.Warning || (level > LogLevel.Warning && _started));
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => level >= LogLevel.Error && _started);
    }
}
