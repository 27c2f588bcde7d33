using ParkTwin.Domain.Declared;

namespace ParkTwin.Domain.Accounting;

/// <summary>Leaves of declared values.</summary>
internal static class DeclaredLeaves
{
    /// <summary>The source of a declared value.</summary>
    public static FigureSource SourceOf(Declaration declaration) => new()
    {
        Kind = FigureSourceKind.Declared,
        Period = declaration.Period,
        Version = declaration.Version,
        By = declaration.By,
        AtUnixMs = declaration.AtUnixMs,
    };

    /// <summary>The tiles' leaves summed; one tile is the leaf itself.</summary>
    public static Figure Sum(string key, string unit, IReadOnlyList<DeclaredTile> tiles, Func<DeclaredTile, string, Figure> leaf)
    {
        if (tiles.Count == 1)
        {
            return leaf(tiles[0], key);
        }

        var leaves = new Figure[tiles.Count];
        for (var i = 0; i < leaves.Length; i++)
        {
            leaves[i] = leaf(tiles[i], $"{key}.{tiles[i].Declaration.Period}");
        }

        return Figure.Of(key, unit, FigureOperation.Sum, "Σ of the declared periods that tile it", leaves);
    }
}
