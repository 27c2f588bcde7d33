using Orleans;
using ParkTwin.Domain.Baselines;

namespace ParkTwin.Contracts;

/// <summary>The answer to a baseline.</summary>
/// <param name="Kept">The version that is kept; null when refused.</param>
/// <param name="Faults">What is wrong, each with value and what is allowed; empty when kept.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.BaselineReply")]
public sealed record BaselineReply([property: Id(0)] Baseline? Kept, [property: Id(1)] IReadOnlyList<string> Faults);
