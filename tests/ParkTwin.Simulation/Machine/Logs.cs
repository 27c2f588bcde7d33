using Microsoft.Extensions.Logging;

namespace ParkTwin.Simulation.Machine;

/// <summary>Keeps what is said at warning level and above, as a person would find it.</summary>
internal sealed class Logs(Trace trace, LogLevel least = LogLevel.Warning) : ILoggerFactory, ILogger
{
    /// <summary>What was said, with the exceptions.</summary>
    public List<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least || trace.Log is not null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Warning && Lines.Count < 10_000)
        {
            Lines.Add($"{formatter(state, exception)} {exception?.Message} {exception?.InnerException?.Message}");
        }

        trace.Say(() => $"    log {eventId.Id}: {formatter(state, exception)} {exception?.GetType().Name} {exception?.Message}");
    }
}
