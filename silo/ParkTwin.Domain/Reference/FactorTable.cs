using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Reference;

/// <summary>The factors of one set, looked up by what they are for. A miss is a reason, never another region's value. Immutable.</summary>
public sealed class FactorTable
{
    private readonly Dictionary<string, Factor> _byId;
    private readonly ILookup<(string Kind, string Carrier), Factor> _byUse;
    private readonly IReadOnlyDictionary<string, string> _grids;

    /// <summary>A table of factors.</summary>
    /// <param name="factors">The entries; ids differ.</param>
    /// <param name="grids">Region to its regional grid, for example CN-33 to CN-EAST.</param>
    public FactorTable(IReadOnlyList<Factor> factors, IReadOnlyDictionary<string, string> grids)
    {
        All = factors;
        _grids = grids;
        _byId = factors.ToDictionary(factor => factor.Id, StringComparer.Ordinal);
        _byUse = factors.ToLookup(factor => (factor.Kind, factor.Carrier));
    }

    /// <summary>No factor: every look-up has a reason instead.</summary>
    public static FactorTable Empty { get; } = new([], new Dictionary<string, string>());

    /// <summary>All entries in the document's order.</summary>
    public IReadOnlyList<Factor> All { get; }

    /// <summary>Region to regional grid.</summary>
    public IReadOnlyDictionary<string, string> Grids => _grids;

    /// <summary>Region to regional grid, with how sure that is.</summary>
    public IReadOnlyList<GridRegion> GridRegions { get; init; } = [];

    /// <summary>The entry of an id; null when there is none.</summary>
    public Factor? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Average grid CO₂ of a data year, or the newest before it and then provisional; of those valid on a date.</summary>
    /// <param name="scope">Whose average.</param>
    /// <param name="region">The park's region; null where it is not stated.</param>
    /// <param name="year">The data year.</param>
    /// <param name="on">A date of the period; null is the last day of the year.</param>
    public FactorLookup Grid(FactorScope scope, string? region, int year, DateOnly? on = null)
    {
        var grid = scope switch
        {
            FactorScope.National => "CN",
            FactorScope.Regional => region is null ? null : _grids.GetValueOrDefault(region),
            _ => region,
        };
        return grid is null
            ? new(null, false, $"The park's region {(region is null ? "is not stated" : $"'{region}' has no regional grid")}; "
                + "state it in the registry, or ask for scope=national.")
            : AsSureAsItsGrid(ByYear("co2", "electricity", grid, "average", year, on), scope, region);
    }

    /// <summary>Grid CO₂ without market-traded non-fossil electricity, the residual of the market-based method.</summary>
    public FactorLookup Residual(int year, DateOnly? on = null) => ByYear("co2", "electricity", "CN", "residual", year, on);

    /// <summary>Primary-equivalent coal coefficient (等价值) of electricity in a region.</summary>
    public FactorLookup ElectricityPrimary(string? region, int year, DateOnly? on = null) => region is null
        ? new(null, false, "The park's region is not stated; 等价值 is set by region.")
        : ByYear("coal_equivalent", "electricity", region, "primary", year, on);

    /// <summary>The entry of a kind and carrier that is not tied to a data year, of a region or else national.</summary>
    /// <param name="kind">The kind, for example <c>ncv</c>.</param>
    /// <param name="carrier">The carrier, for example <c>diesel</c>.</param>
    /// <param name="region">The park's region; null asks for the national entry alone.</param>
    /// <param name="on">A date of the period.</param>
    public FactorLookup Edition(string kind, string carrier, string? region, DateOnly on)
    {
        var valid = _byUse[(kind, carrier)]
            .Where(factor => factor.Basis is null && factor.Value is not null
                && factor.IsValid(on) && (factor.Region is "CN" or "GLOBAL" || factor.Region == region))
            .OrderByDescending(factor => factor.Region == region)
            .ThenByDescending(Began)
            .ThenByDescending(factor => factor.DataYear ?? 0)
            .FirstOrDefault();
        return valid is null
            ? new(null, false, $"No {kind} of {carrier} for {region ?? "CN"} on {on:yyyy-MM-dd}; publish one with PUT /api/reference/factors.")
            : new(valid, false, null);
    }

    private static DateOnly Began(Factor factor) => factor.ValidFrom ?? DateOnly.MinValue;

    /// <summary>A regional factor is no surer than that the province belongs to the grid.</summary>
    private FactorLookup AsSureAsItsGrid(FactorLookup found, FactorScope scope, string? region)
    {
        var grid = scope == FactorScope.Regional ? GridRegions.FirstOrDefault(one => one.Region == region) : null;
        return grid?.Confidence == FactorConfidence.Check && found.Factor is { Confidence: FactorConfidence.Confirmed } factor
            ? found with { Factor = factor with { Confidence = FactorConfidence.Check, Note = grid.Note ?? factor.Note } }
            : found;
    }

    /// <summary>Of the newest data year the value whose validity began last: a corrected one before the one it stands in for.</summary>
    private FactorLookup ByYear(string kind, string carrier, string region, string basis, int year, DateOnly? on)
    {
        var day = on ?? new DateOnly(year, 12, 31);
        Factor? best = null;
        foreach (var factor in _byUse[(kind, carrier)])
        {
            if (factor.Basis == basis && factor.Region == region && factor.Value is not null && factor.DataYear <= year
                && factor.IsValid(day) && (best is null || (factor.DataYear, Began(factor)).CompareTo((best.DataYear, Began(best))) > 0))
            {
                best = factor;
            }
        }

        return best is null
            ? new(null, false, $"No {basis} {kind} of {carrier} for {region} in {year} or before; publish one with PUT /api/reference/factors.")
            : new(best, best.DataYear != year, null);
    }
}
