using Orleans;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Contracts;

/// <summary>The answer to a publication.</summary>
/// <param name="Published">What was published; null when refused.</param>
/// <param name="Faults">What is wrong, all at once; empty when published.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.PublishReply")]
public sealed record PublishReply([property: Id(0)] ReferencePublication? Published, [property: Id(1)] IReadOnlyList<string> Faults);
