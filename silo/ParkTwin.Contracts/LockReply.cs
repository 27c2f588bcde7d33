using Orleans;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Contracts;

/// <summary>The answer to a lock.</summary>
/// <param name="Reported">Version 1 of the period; null when refused.</param>
/// <param name="Refused">Why it cannot be locked and what to do; null when it is.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.LockReply")]
public sealed record LockReply([property: Id(0)] ReportedVersion? Reported, [property: Id(1)] string? Refused);
