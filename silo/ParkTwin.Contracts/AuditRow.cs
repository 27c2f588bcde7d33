using ParkTwin.Domain.Access;

namespace ParkTwin.Contracts;

/// <summary>An entry of the audit trail with its place in it.</summary>
/// <param name="Sequence">From 1, without a gap.</param>
/// <param name="Entry">What was done.</param>
public sealed record AuditRow(long Sequence, AuditEntry Entry);
