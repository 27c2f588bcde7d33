using ParkTwin.Domain.Declared;

namespace ParkTwin.Web.Api.Imports;

/// <summary>The figures of one row in the making, and which cell each came from.</summary>
internal sealed class RowDraft(Action<SheetCell, string> fault)
{
    private readonly Dictionary<string, SheetCell> _cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> _figures = new(StringComparer.Ordinal);
    private readonly List<DeclaredActivity> _activities = [];
    private readonly List<DeclaredProduct> _products = [];
    private IReadOnlyList<GreenCertificate> _certificates = [];

    /// <summary>Takes a cell that is not blank.</summary>
    public void Read(ImportColumn column, SheetCell cell)
    {
        if (column.Kind == ColumnKind.Certificates)
        {
            _cells["certificates"] = cell;
            if (!CellText.TryCertificates(cell, out _certificates))
            {
                fault(cell, $"it is {CellText.CertificatesAllowed}.");
            }

            return;
        }

        if (!CellText.TryNumber(cell, out var number))
        {
            var unit = column.Unit is null ? string.Empty : $" in {column.Unit}";
            fault(cell, (cell.Fault, cell.Date) switch
            {
                ({ } why, _) => $"{why}; the column holds numbers{unit}.",
                (_, not null) => $"the cell is formatted as a date; the column holds numbers{unit}.",
                _ => $"it is {CellText.NumberAllowed}; the column holds numbers{unit}.",
            });
            return;
        }

        switch (column.Kind)
        {
            case ColumnKind.Flow:
                _cells[$"activities[{_activities.Count}]"] = cell;
                _activities.Add(new DeclaredActivity(column.Key, number, column.Unit!));
                break;
            case ColumnKind.Product:
                _cells[$"products[{_products.Count}]"] = cell;
                _products.Add(new DeclaredProduct(column.Key, number, column.Unit!));
                break;
            default:
                _cells[column.Key] = cell;
                _figures[column.Key] = number;
                break;
        }
    }

    /// <summary>The cell of a field as <see cref="DeclarationRules"/> names it; null for none.</summary>
    public SheetCell? CellOf(string field) =>
        _cells.GetValueOrDefault(field)
        ?? _cells.GetValueOrDefault(field.Split('.')[0])
        ?? _cells.GetValueOrDefault(field.Split('[')[0]);

    /// <summary>What was read.</summary>
    public DeclaredFigures Figures() => new()
    {
        Output = Of("output"),
        ValueAdded = Of("valueAdded"),
        Tax = Of("tax"),
        LandMu = Of("landMu"),
        FloorM2 = Of("floorM2"),
        Headcount = Of("headcount"),
        ResearchAndDevelopment = Of("researchAndDevelopment"),
        Emissions = Of("emissions"),
        Activities = _activities,
        Products = _products,
        Certificates = _certificates,
    };

    private decimal? Of(string key) => _figures.TryGetValue(key, out var number) ? number : null;
}
