namespace ParkTwin.Domain.Evaluation;

/// <summary>A figure that peers are compared by.</summary>
/// <param name="Key">Its key.</param>
/// <param name="WeightKey">Key of the magnitude behind it, which the dominance rule looks at.</param>
/// <param name="LowIsBetter">True when less is better.</param>
public sealed record PeerFigure(string Key, string WeightKey, bool LowIsBetter);
