using ParkTwin.Domain;

namespace ParkTwin.Storage.Verification;

/// <summary>A reading that a journal holds.</summary>
/// <param name="Ordinal">The meter's ordinal in its enterprise.</param>
/// <param name="Position">Its position in the journal.</param>
/// <param name="Reading">The reading.</param>
public readonly record struct PendingReading(int Ordinal, long Position, Reading Reading);
