using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;
using ParkTwin.Web.Api.Accounts;

namespace ParkTwin.Web.Api.Imports;

/// <summary>What a table declares, and every cell that stands against it.</summary>
internal sealed class ImportPlan
{
    private readonly RegisteredPark _park;
    private readonly LocalMonth _now;
    private readonly SheetTable _table;
    private readonly Dictionary<int, ImportColumn> _columns = [];
    private readonly Dictionary<int, string> _headers = [];
    private readonly HashSet<(string, AccountingPeriod)> _met = [];
    private readonly List<ImportRow> _rows = [];
    private readonly List<int> _empty = [];
    private readonly List<BadCellView> _bad = [];

    /// <summary>Reads a table.</summary>
    /// <param name="park">Whose enterprises are meant.</param>
    /// <param name="now">The present month in the park's zone.</param>
    /// <param name="table">The table, its head first.</param>
    public ImportPlan(RegisteredPark park, LocalMonth now, SheetTable table)
    {
        (_park, _now, _table) = (park, now, table);
        if (table.Rows.Count == 0)
        {
            _bad.Add(new BadCellView(table.Name, "A1", null, string.Empty, "The table is empty; the first row holds the heads of the columns."));
            return;
        }

        ReadHead(table.Rows[0]);
        if (_bad.Count > 0)
        {
            return;
        }

        if (table.Rows.Count > ImportLimits.Rows + 1)
        {
            Add(table.Rows[^1][0], $"The table has more than {ImportLimits.Rows} rows; send it in parts.");
            return;
        }

        foreach (var row in table.Rows.Skip(1))
        {
            ReadRow(row);
        }
    }

    /// <summary>The rows that declare something.</summary>
    public IReadOnlyList<ImportRow> Rows => _rows;

    /// <summary>Rows without a figure.</summary>
    public IReadOnlyList<int> Empty => _empty;

    /// <summary>Every cell that cannot be taken.</summary>
    public IReadOnlyList<BadCellView> Bad => _bad;

    private void ReadHead(SheetRow head)
    {
        foreach (var (index, cell) in head.Cells.Where(cell => !cell.Value.IsBlank).OrderBy(cell => cell.Key))
        {
            if (ImportColumns.TryRead(cell.Text, out var allowed) is not { } column)
            {
                Add(cell, $"'{cell.Text}' is not a head that is known; it is {allowed}.");
            }
            else if (column.Kind != ColumnKind.Ignored && _columns.Values.Any(one => one.Kind == column.Kind && one.Key == column.Key))
            {
                Add(cell, $"'{column.Key}' is the head of two columns; keep one.");
            }
            else
            {
                _columns[index] = column;
                _headers[index] = cell.Text;
            }
        }

        foreach (var needed in new[] { ColumnKind.Enterprise, ColumnKind.Period })
        {
            if (_columns.Values.All(column => column.Kind != needed) && _bad.Count == 0)
            {
                Add(head[0], $"The first row has no column '{ImportColumns.All.First(column => column.Kind == needed).Header}'.");
            }
        }
    }

    private void ReadRow(SheetRow row)
    {
        var figures = _columns.Where(column => column.Value.Kind > ColumnKind.Ignored && !row[column.Key].IsBlank).ToArray();
        if (figures.Length == 0)
        {
            _empty.Add(row.Number);
            return;
        }

        var before = _bad.Count;
        var whoCell = row[ColumnOf(ColumnKind.Enterprise)];
        var periodCell = row[ColumnOf(ColumnKind.Period)];
        var who = Enterprise(whoCell, out var name);
        if (!CellText.TryPeriod(periodCell, out var period))
        {
            Add(periodCell, $"it is {CellText.PeriodAllowed}.");
        }

        var draft = new RowDraft(Add);
        foreach (var (index, column) in figures)
        {
            draft.Read(column, row[index]);
        }

        if (_bad.Count > before || who is null)
        {
            return;
        }

        var declared = draft.Figures();
        foreach (var (field, sentence) in DeclarationRules.Faults(period, declared, _now))
        {
            Add(field == "period" ? periodCell : draft.CellOf(field) ?? whoCell, sentence);
        }

        if (!_met.Add((who.Word, period)))
        {
            Add(periodCell, $"{who.Word} has another row for {period}; keep one row for an enterprise and a period.");
        }

        if (_bad.Count == before)
        {
            _rows.Add(new ImportRow(row.Number, who, name, period, declared, draft.CellOf("certificates")?.Address));
        }
    }

    private EnterpriseRef? Enterprise(SheetCell cell, out string name)
    {
        name = cell.Text;
        if (cell.IsBlank || cell.Fault is not null)
        {
            Add(cell, $"the row has figures and no enterprise; it is an id or a name of GET /api/parks/{_park.Definition.Id}.");
            return null;
        }

        if (EnterpriseId.TryParse(cell.Text, out var id) && _park.FindEnterprise(id) is { } byId)
        {
            name = byId.Name;
            return new EnterpriseRef(_park, byId.Id);
        }

        var named = _park.Definition.Enterprises.Where(one => one.Name == cell.Text).Take(2).ToArray();
        if (named.Length == 1)
        {
            return new EnterpriseRef(_park, named[0].Id);
        }

        Add(cell, named.Length == 0
            ? $"park '{_park.Definition.Id}' has no such enterprise; it is an id or a name of GET /api/parks/{_park.Definition.Id}."
            : "two enterprises have this name; write the id.");
        return null;
    }

    private int ColumnOf(ColumnKind kind) => _columns.First(column => column.Value.Kind == kind).Key;

    private void Add(SheetCell cell, string problem) => _bad.Add(new BadCellView(
        _table.Name, cell.Address, _headers.GetValueOrDefault(SheetCell.ColumnOf(cell.Address)), cell.Text, problem));
}
