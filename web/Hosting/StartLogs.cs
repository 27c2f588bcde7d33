namespace ParkTwin.Web.Hosting;

/// <summary>
/// Until the twin has started, a failure is told once, in one sentence, by <see cref="StartFault"/>: the host's and Kestrel's own
/// reports of it, with stack traces, are left out.
/// </summary>
internal sealed class StartLogs
{
    private volatile bool _started;

    /// <summary>From now on everything is logged.</summary>
    public void Started() => _started = true;

    /// <summary>The filter.</summary>
    public bool Lets(string? category, LogLevel level) =>
        _started || level < LogLevel.Error || category is null || !category.StartsWith("Microsoft.", StringComparison.Ordinal);
}
