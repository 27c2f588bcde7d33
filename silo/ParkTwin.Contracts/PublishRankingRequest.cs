using Orleans;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Contracts;

/// <summary>Publishes a quarter's ranking, or restates it.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Document">The ranking as canonical JSON.</param>
/// <param name="By">Who.</param>
/// <param name="Note">Why, for a restatement.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.PublishRankingRequest")]
public sealed record PublishRankingRequest(
    [property: Id(0)] AccountingPeriod Quarter,
    [property: Id(1)] string Document,
    [property: Id(2)] string By,
    [property: Id(3)] string? Note);
