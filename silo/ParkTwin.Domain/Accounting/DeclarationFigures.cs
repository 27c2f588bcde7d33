using ParkTwin.Domain.Declared;

namespace ParkTwin.Domain.Accounting;

/// <summary><c>declared.*</c>: money over the period, tiled; land, floor area and headcount as stocks; products.</summary>
internal static class DeclarationFigures
{
    public static void Add(AccountDraft draft)
    {
        Flow(draft, "output", "万元", figures => figures.Output);
        Flow(draft, "valueAdded", "万元", figures => figures.ValueAdded);
        Flow(draft, "tax", "万元", figures => figures.Tax);
        var land = Stock(draft, "landMu", "mu", figures => figures.LandMu, draft.Inputs.Enterprise?.LandMu);
        var floor = Stock(draft, "floorM2", "m2", figures => figures.FloorM2, draft.Inputs.Enterprise?.FloorM2);
        Stock(draft, "headcount", "people", figures => figures.Headcount, registered: null);
        Area(draft, land, floor);
        Products(draft);
    }

    private static void Flow(AccountDraft draft, string name, string unit, Func<DeclaredFigures, decimal?> field)
    {
        var key = "declared." + name;
        var tiling = draft.Declared.Tile(field, name);
        draft.Add(tiling.IsCovered
            ? DeclaredLeaves.Sum(key, unit, tiling.Tiles, (tile, leafKey) =>
                Figure.Leaf(leafKey, unit, tile.Amount, DeclaredLeaves.SourceOf(tile.Declaration)))
            : Figure.Unknown(key, unit, tiling.Reason ?? NotDeclared(draft, name)));
    }

    private static Figure Stock(AccountDraft draft, string name, string unit, Func<DeclaredFigures, decimal?> field, decimal? registered)
    {
        var key = "declared." + name;
        return draft.Add(draft.Declared.Newest(field) is { } tile
            ? Figure.Leaf(key, unit, tile.Amount, DeclaredLeaves.SourceOf(tile.Declaration))
            : registered is { } value
                ? Figure.Leaf(key, unit, value, new() { Kind = FigureSourceKind.Registry, Citation = $"{name} of the enterprise" })
                : Figure.Unknown(key, unit, NotDeclared(draft, name)));
    }

    private static string NotDeclared(AccountDraft draft, string name) =>
        $"{name} is not declared for {draft.Inputs.Period}; declare it with PUT …/declared/{draft.Inputs.Period}.";

    /// <summary>The area that energy is divided by: floor area, else land × 10000 ÷ 15.</summary>
    private static void Area(AccountDraft draft, Figure land, Figure floor)
    {
        const string Key = "declared.areaM2";
        if (floor.Value is not null || land.Value is null)
        {
            draft.Add(Figure.Of(Key, "m2", FigureOperation.Chosen, "floor area", floor));
            return;
        }

        draft.Note("area-from-land", Key, "No floor area is declared or registered; land (1 mu = 10000/15 m2) stands in.");
        draft.Add(Figure.Of(Key, "m2", FigureOperation.Quotient, "land × 10000 ÷ 15 (no floor area)",
            Figure.Of(Key + ".times10000", "mu·m2", FigureOperation.Product, "land × 10000", land, Constants.SquareMetresPer15Mu),
            Constants.MuPerHectare));
    }

    private static void Products(AccountDraft draft)
    {
        SortedDictionary<string, string>? products = null;
        foreach (var declaration in draft.Declared.All)
        {
            foreach (var product in declaration.Figures.Products)
            {
                (products ??= new(StringComparer.Ordinal)).TryAdd(product.Product, product.Unit);
            }
        }

        foreach (var (product, unit) in products ?? [])
        {
            var tiling = draft.Declared.Tile(figures => QuantityOf(figures, product, unit), product);
            var key = "declared.product." + product;
            draft.Add(tiling.IsCovered
                ? DeclaredLeaves.Sum(key, unit, tiling.Tiles, (tile, leafKey) =>
                    Figure.Leaf(leafKey, unit, tile.Amount, DeclaredLeaves.SourceOf(tile.Declaration)))
                : Figure.Unknown(key, unit, tiling.Reason ?? NotDeclared(draft, product)));
        }
    }

    private static decimal? QuantityOf(DeclaredFigures figures, string product, string unit)
    {
        foreach (var one in figures.Products)
        {
            if (one.Product == product && one.Unit == unit)
            {
                return one.Quantity;
            }
        }

        return null;
    }
}
