using Orleans;
using ParkTwin.Domain.Flags;

namespace ParkTwin.Contracts;

/// <summary>The answer to a step with a flag.</summary>
/// <param name="Flag">The flag after it; null when there is none of that id.</param>
/// <param name="Refused">Why the step is not allowed now and which are; null when it was taken.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.FlagReply")]
public sealed record FlagReply([property: Id(0)] Flag? Flag, [property: Id(1)] string? Refused);
