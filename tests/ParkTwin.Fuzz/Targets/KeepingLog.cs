using Microsoft.Extensions.Logging;
using ParkTwin.Mqtt;

namespace ParkTwin.Fuzz.Targets;

/// <summary>Keeps what the endpoint has caught: it ends one connection for it and goes on, which would hide a crash from the fuzzer.</summary>
internal sealed class KeepingLog : ILogger<MqttEndpoint>
{
    private Exception? _kept;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _kept ??= exception;

    /// <summary>The first since the last call.</summary>
    public Exception? Take()
    {
        var kept = _kept;
        _kept = null;
        return kept;
    }
}
