namespace ParkTwin.Domain.Balances;

/// <summary>A place in the balance that wants a look. A candidate for a person, never a verdict.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Amount">What is in question, millionths: the residual less its sign, or what flows at night above the usual in one hour.</param>
/// <param name="Limit">What would not be in question, millionths: the allowed error, or the usual lowest hour with its scatter.</param>
public readonly record struct Suspicion(SuspicionKind Kind, long Amount, long Limit);
