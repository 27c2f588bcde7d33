using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Declared;

/// <summary>
/// The declarations that touch a period, tiled field by field. A year and its months declared together never add: of a quarter the
/// months count where all three declare the field, else the quarter itself; of a year all twelve months, else its quarters each so,
/// else the year itself. A rolling year needs months and quarters that tile it, or whole years. A field that is null in a
/// declaration is not declared by it. Immutable.
/// </summary>
public sealed class DeclarationTable
{
    private readonly Dictionary<(int First, int Months), Declaration> _byPeriod;
    private readonly AccountingPeriod _period;

    /// <summary>The declarations; of several versions of one period the newest counts.</summary>
    public DeclarationTable(AccountingPeriod period, IReadOnlyList<Declaration> declarations)
    {
        ArgumentNullException.ThrowIfNull(declarations);
        _period = period;
        _byPeriod = new(declarations.Count);
        foreach (var declaration in declarations)
        {
            var key = (declaration.Period.First.Index, declaration.Period.MonthCount);
            if (!_byPeriod.TryGetValue(key, out var other) || other.Version < declaration.Version)
            {
                _byPeriod[key] = declaration;
            }
        }

        All = [.. _byPeriod.Values.Where(Touches).OrderBy(declaration => declaration.Period)];
    }

    /// <summary>The newest declarations that touch the period, by period.</summary>
    public IReadOnlyList<Declaration> All { get; }

    /// <summary>Tiles the period for a field that adds over time.</summary>
    /// <param name="field">The field; null where a declaration does not declare it.</param>
    /// <param name="name">Its name, for the reason.</param>
    public DeclaredTiling Tile(Func<DeclaredFigures, decimal?> field, string name)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (!All.Any(declaration => field(declaration.Figures) is not null))
        {
            return DeclaredTiling.Nothing;
        }

        var tiles = new List<DeclaredTile>();
        var (first, last) = (_period.First.Index, _period.Last.Index);
        if (TryMonths(field, first, last, tiles))
        {
            return new(tiles, null);
        }

        for (var at = first; at <= last;)
        {
            var step = TryBlock(field, at, last, tiles);
            if (step == 0)
            {
                return new([], Uncovered(field, name, at, last));
            }

            at += step;
        }

        return new(tiles, null);
    }

    /// <summary>A field that is a stock (land, floor area, headcount): the newest declared in the period, else the declaration whose
    /// period encloses or overlaps it; null where nothing declares it.</summary>
    public DeclaredTile? Newest(Func<DeclaredFigures, decimal?> field)
    {
        ArgumentNullException.ThrowIfNull(field);
        DeclaredTile? best = null;
        foreach (var declaration in All)
        {
            if (field(declaration.Figures) is { } value && (best is not { } other || Beats(declaration, other.Declaration)))
            {
                best = new(declaration, value);
            }
        }

        return best;
    }

    private bool Touches(Declaration declaration) =>
        declaration.Period.First.Index <= _period.Last.Index && _period.First.Index <= declaration.Period.Last.Index;

    /// <summary>Inside the period before outside; then the later end; then the finer.</summary>
    private bool Beats(Declaration one, Declaration other)
    {
        var (inside, otherInside) = (_period.Contains(one.Period), _period.Contains(other.Period));
        if (inside != otherInside)
        {
            return inside;
        }

        return inside && one.Period.Last.Index != other.Period.Last.Index
            ? one.Period.Last.Index > other.Period.Last.Index
            : one.Period.MonthCount != other.Period.MonthCount
                ? one.Period.MonthCount < other.Period.MonthCount
                : one.Period.Last.Index > other.Period.Last.Index;
    }

    /// <summary>Tiles the next calendar year, quarter or month; answers its months, 0 where it is not covered.</summary>
    private int TryBlock(Func<DeclaredFigures, decimal?> field, int at, int last, List<DeclaredTile> tiles)
    {
        if (at % 12 == 0 && at + 11 <= last && TryYear(field, at, tiles))
        {
            return 12;
        }

        if (at % 3 == 0 && at + 2 <= last && TryQuarter(field, at, tiles))
        {
            return 3;
        }

        return TryOne(field, at, 1, tiles) ? 1 : 0;
    }

    private bool TryYear(Func<DeclaredFigures, decimal?> field, int at, List<DeclaredTile> tiles)
    {
        var before = tiles.Count;
        for (var quarter = at; quarter < at + 12; quarter += 3)
        {
            if (!TryQuarter(field, quarter, tiles))
            {
                tiles.RemoveRange(before, tiles.Count - before);
                return TryOne(field, at, 12, tiles);
            }
        }

        return true;
    }

    private bool TryQuarter(Func<DeclaredFigures, decimal?> field, int at, List<DeclaredTile> tiles) =>
        TryMonths(field, at, at + 2, tiles) || TryOne(field, at, 3, tiles);

    private bool TryMonths(Func<DeclaredFigures, decimal?> field, int first, int last, List<DeclaredTile> tiles)
    {
        var before = tiles.Count;
        for (var month = first; month <= last; month++)
        {
            if (!TryOne(field, month, 1, tiles))
            {
                tiles.RemoveRange(before, tiles.Count - before);
                return false;
            }
        }

        return true;
    }

    private bool TryOne(Func<DeclaredFigures, decimal?> field, int first, int months, List<DeclaredTile> tiles)
    {
        if (!_byPeriod.TryGetValue((first, months), out var declaration) || field(declaration.Figures) is not { } amount)
        {
            return false;
        }

        tiles.Add(new(declaration, amount));
        return true;
    }

    private string Uncovered(Func<DeclaredFigures, decimal?> field, string name, int at, int last)
    {
        var missing = new LocalMonth(at);
        var coarse = All.FirstOrDefault(declaration => field(declaration.Figures) is not null && declaration.Period.MonthCount > 1
            && declaration.Period.First.Index <= at && at <= declaration.Period.Last.Index && !_period.Contains(declaration.Period));
        var quarter = at % 3 == 0 && at + 2 <= last ? $" or {AccountingPeriod.OfQuarter(missing.Year, (missing.Month + 2) / 3)}" : string.Empty;
        return coarse is null
            ? $"{name} is not declared for {missing}, so {_period} is not covered; declare {missing}{quarter}."
            : $"{name} is declared for {coarse.Period} as a whole, which cannot be parted to {_period}; declare {missing}{quarter}.";
    }
}
