namespace ParkTwin.Domain.Reference;

/// <summary>The answer of a look-up: an entry with a value, or the reason why there is none.</summary>
/// <param name="Factor">The entry; null where there is none with a value.</param>
/// <param name="Provisional">True where an older data year stands in for the one asked for.</param>
/// <param name="Reason">Why there is none and what to do; null where there is one.</param>
public readonly record struct FactorLookup(Factor? Factor, bool Provisional, string? Reason);
