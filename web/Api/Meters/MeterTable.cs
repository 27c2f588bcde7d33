using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Web.Api.Imports;

namespace ParkTwin.Web.Api.Meters;

/// <summary>The meters that a table names, and every cell that cannot be read.</summary>
internal sealed class MeterTable
{
    /// <summary>Rows below the head: what one append to the journal takes, however long the names are.</summary>
    public const int MostRows = 2_000;

    private static readonly string[] Needed = ["id", "carrier", "role", "kind", "unit", "intervalSeconds"];

    private readonly RegisteredPark _park;
    private readonly SheetTable _table;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<(SheetRow Row, MeterBody Meter)> _rows = [];
    private readonly List<BadCellView> _bad = [];

    public MeterTable(RegisteredPark park, SheetTable table)
    {
        (_park, _table) = (park, table);
        if (table.Rows.Count == 0)
        {
            _bad.Add(new(table.Name, "A1", null, string.Empty, "The table is empty; the first row holds the heads of the columns."));
            return;
        }

        ReadHead(table.Rows[0]);
        if (_bad.Count > 0)
        {
            return;
        }

        if (table.Rows.Count > MostRows + 1)
        {
            Add(table.Rows[^1], "id", $"The table has more than {MostRows} rows; send it in parts.");
            return;
        }

        foreach (var row in table.Rows.Skip(1).Where(row => !row.IsBlank))
        {
            ReadRow(row);
        }
    }

    /// <summary>The rows that could be read.</summary>
    public IReadOnlyList<(SheetRow Row, MeterBody Meter)> Rows => _rows;

    /// <summary>Every cell that cannot be taken.</summary>
    public IReadOnlyList<BadCellView> Bad => _bad;

    /// <summary>Puts a fault of the registry to the cell that it is about.</summary>
    public void Add(RegistryEditFault fault)
    {
        if (fault.Index >= 0 && fault.Index < _rows.Count)
        {
            Add(_rows[fault.Index].Row, fault.Key?.Split('[', '.')[0] ?? "id", fault.Problem);
        }
        else
        {
            _bad.Add(new(_table.Name, "A1", null, string.Empty, fault.Problem));
        }
    }

    private void ReadHead(SheetRow head)
    {
        foreach (var (index, cell) in head.Cells.Where(cell => !cell.Value.IsBlank).OrderBy(cell => cell.Key))
        {
            if (MeterColumn.Find(cell.Text) is not { } column)
            {
                _bad.Add(new(_table.Name, cell.Address, null, cell.Text,
                    $"'{cell.Text}' is not a head that is known; it is one of {string.Join(", ", MeterColumn.All.Select(one => one.Key))}."));
            }
            else if (!_columns.TryAdd(column.Key, index))
            {
                _bad.Add(new(_table.Name, cell.Address, column.Header, cell.Text, $"'{column.Key}' is the head of two columns; keep one."));
            }
        }

        foreach (var needed in Needed.Where(key => _bad.Count == 0 && !_columns.ContainsKey(key)))
        {
            _bad.Add(new(_table.Name, "A1", null, string.Empty, $"The first row has no column '{needed}'; the template has them all."));
        }
    }

    private void ReadRow(SheetRow row)
    {
        var before = _bad.Count;
        var meter = new MeterBody
        {
            Id = Text(row, "id"),
            Name = Text(row, "name"),
            Enterprise = Enterprise(row),
            Carrier = Word(row, "carrier"),
            Role = Word(row, "role"),
            Kind = Word(row, "kind"),
            Unit = Word(row, "unit"),
            Ratio = Number(row, "ratio"),
            Digits = Whole(row, "digits"),
            Decimals = Whole(row, "decimals"),
            IntervalSeconds = Whole(row, "intervalSeconds"),
            Stamp = Word(row, "stamp"),
            MaxRate = Number(row, "maxRate"),
            ReferenceTemperatureC = Number(row, "referenceTemperatureC"),
            Parent = Text(row, "parent"),
        };
        if (_bad.Count == before)
        {
            _rows.Add((row, meter));
        }
    }

    private string? Enterprise(SheetRow row)
    {
        var text = Text(row, "enterprise");
        if (text is null || (EnterpriseId.TryParse(text, out var id) && _park.FindEnterprise(id) is not null))
        {
            return text;
        }

        var named = _park.Definition.Enterprises.Where(one => one.Name == text).Take(2).ToArray();
        if (named.Length == 1)
        {
            return named[0].Id.Value;
        }

        Add(row, "enterprise", named.Length == 0
            ? $"park '{_park.Definition.Id}' has no such enterprise; it is an id or a name of its enterprises, or blank for the park itself."
            : "two enterprises have this name; write the id.");
        return null;
    }

    private string? Word(SheetRow row, string key) => Text(row, key) is { } text ? MeterColumn.Word(text) : null;

    private string? Text(SheetRow row, string key)
    {
        var cell = Cell(row, key);
        if (cell?.Fault is { } fault)
        {
            Add(row, key, fault);
        }

        return cell is null || cell.IsBlank ? null : cell.Text.Trim();
    }

    private decimal? Number(SheetRow row, string key)
    {
        var cell = Cell(row, key);
        if (cell is null || cell.IsBlank)
        {
            return null;
        }

        if (CellText.TryNumber(cell, out var number))
        {
            return number;
        }

        Add(row, key, "it is a number such as 80 or 0.5, or blank.");
        return null;
    }

    private int? Whole(SheetRow row, string key)
    {
        if (Number(row, key) is not { } number)
        {
            return null;
        }

        if (number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue)
        {
            return (int)number;
        }

        Add(row, key, "it is a whole number, or blank.");
        return null;
    }

    private SheetCell? Cell(SheetRow row, string key) => _columns.TryGetValue(key, out var index) ? row[index] : null;

    private void Add(SheetRow row, string key, string problem)
    {
        var cell = Cell(row, key) ?? row[0];
        _bad.Add(new(_table.Name, cell.Address, MeterColumn.All.FirstOrDefault(one => one.Key == key)?.Header, cell.Text, problem));
    }
}
