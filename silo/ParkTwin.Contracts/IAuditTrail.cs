using ParkTwin.Domain.Access;

namespace ParkTwin.Contracts;

/// <summary>The record of every change and every export: appended, never rewritten. Safe for concurrent use.</summary>
public interface IAuditTrail
{
    /// <summary>Whether it can be written and was found whole, for people.</summary>
    HealthItem Health { get; }

    /// <summary>False behind an entry that could not be written, until one can.</summary>
    bool IsWritable { get; }

    /// <summary>Completes when the entry is durable.</summary>
    /// <exception cref="IOException">The disk refuses; the change it belongs to must not be answered as done.</exception>
    ValueTask AppendAsync(AuditEntry entry, CancellationToken cancellationToken = default);

    /// <summary>Entries, newest first.</summary>
    /// <param name="before">Sequence to read before; null from the end.</param>
    /// <param name="count">At most this many, 1 to 1,000.</param>
    /// <param name="matches">Which are wanted; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    ValueTask<IReadOnlyList<AuditRow>> ReadAsync(
        long? before, int count, Func<AuditEntry, bool>? matches = null, CancellationToken cancellationToken = default);
}
