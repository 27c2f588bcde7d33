namespace ParkTwin.Domain.Declared;

/// <summary>How the declarations cover a period for one field.</summary>
/// <param name="Tiles">The tiles in time order; empty where the period is not covered.</param>
/// <param name="Reason">Why it is not covered and what to do; null where it is, or where nothing is declared.</param>
public readonly record struct DeclaredTiling(IReadOnlyList<DeclaredTile> Tiles, string? Reason)
{
    /// <summary>Nothing that touches the period declares the field.</summary>
    public static DeclaredTiling Nothing { get; } = new([], null);

    /// <summary>True when something that touches the period declares the field, whether it covers the period or not.</summary>
    public bool IsDeclared => Tiles.Count > 0 || Reason is not null;

    /// <summary>True when the tiles cover the period exactly.</summary>
    public bool IsCovered => Tiles.Count > 0;
}
