using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>How a person adds a dated fact to a meter: a replacement, a reset, a change, a confirmation. Safe for concurrent use.</summary>
public interface IMeterEvents
{
    /// <summary>
    /// Adds an event; durable, and in the registry, when the task completes. Safe to repeat: two events with the same instant and
    /// kind are one, the last recorded counts.
    /// </summary>
    /// <returns>Null when it was accepted; otherwise a sentence with what is wrong and what is allowed.</returns>
    Task<string?> AddAsync(ParkId park, MeterId meter, MeterEvent meterEvent, CancellationToken cancellationToken);
}
