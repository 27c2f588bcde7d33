namespace ParkTwin.Domain.Declared;

/// <summary>One declaration's part of a period: the periods of the tiles of one amount never overlap.</summary>
/// <param name="Declaration">The declaration.</param>
/// <param name="Amount">What it declares of the field.</param>
public readonly record struct DeclaredTile(Declaration Declaration, decimal Amount);
