using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tariffs;

/// <summary>The ratios of the bands' prices to the flat price, from a local date until the next entry's.</summary>
/// <param name="From">First local date.</param>
/// <param name="Ratios">Indexed by <see cref="TimeBand"/> from sharp to deep valley; null where not known.</param>
/// <param name="Citation">The document.</param>
/// <param name="Confidence">How sure they are.</param>
public sealed record BandRatios(DateOnly From, IReadOnlyList<decimal?> Ratios, string Citation, FactorConfidence Confidence);
