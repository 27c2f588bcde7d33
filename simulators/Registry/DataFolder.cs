using System.Globalization;
using ParkTwin.Domain;

namespace ParkTwin.Simulators.Registry;

/// <summary>
/// A folder of published readings: <c>meters.csv</c> lists the meters, each <c>*.csv.gz</c> that it names holds readings in time
/// order.
/// </summary>
internal sealed class DataFolder
{
    /// <summary>The list of meters in the folder.</summary>
    public const string MetersFile = "meters.csv";

    private static readonly (string Word, string Code)[] Industries =
    [
        ("steel", "C31"), ("manufactur", "C34"), ("university", "P83"), ("education", "P83"), ("office", "L72"),
        ("health", "Q84"), ("retail", "F52"), ("food", "H62"), ("warehouse", "G59"), ("parking", "G54"), ("utility", "D44"),
        ("lodging", "H61"),
        ("assembly", "R90"), ("public", "S92"),
    ];

    private DataFolder(string path, IReadOnlyList<DataMeter> meters)
    {
        Path = path;
        Meters = meters;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Its meters, in the order of the list.</summary>
    public IReadOnlyList<DataMeter> Meters { get; }

    /// <summary>Reads the list of meters.</summary>
    /// <exception cref="InvalidDataException">The list is missing, or a line of it is wrong; the message says which and
    /// why.</exception>
    public static DataFolder Open(string path)
    {
        var list = System.IO.Path.Combine(path, MetersFile);
        if (!File.Exists(list))
        {
            throw new InvalidDataException(
                $"'{list}' is not there; name a folder with {MetersFile} and the *.csv.gz files that it lists.");
        }

        using var reader = new StreamReader(list);
        var head = CsvLine.Split(reader.ReadLine() ?? "");
        var columns = head.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index);
        var meters = new List<DataMeter>();
        for (var number = 2; reader.ReadLine() is { } line; number++)
        {
            if (line.Length > 0)
            {
                meters.Add(Meter(CsvLine.Split(line), columns, $"{list}, line {number}"));
            }
        }

        return new DataFolder(path, meters);
    }

    /// <summary>The registry of the folder as one park.</summary>
    public ParkDefinition ToPark(ParkId park, string name, string timeZone) => new()
    {
        Id = park,
        Name = name,
        TimeZone = timeZone,
        Enterprises = [.. Meters.GroupBy(meter => meter.Building).Select(Enterprise)],
        Meters = [.. Meters.Select(meter => meter.Definition)],
    };

    private static EnterpriseDefinition Enterprise(IGrouping<string, DataMeter> building)
    {
        var first = building.First();
        var words = $"{first.Use} {first.SubUse}".Trim();
        return new EnterpriseDefinition
        {
            Id = EnterpriseId.Parse(building.Key),
            Name = words.Length == 0 ? building.Key : $"{first.Use} {building.Key}",
            Industry = Industries.FirstOrDefault(pair => words.Contains(pair.Word, StringComparison.OrdinalIgnoreCase)).Code,
            FloorM2 = first.FloorM2,
        };
    }

    private static DataMeter Meter(string[] cells, Dictionary<string, int> columns, string where)
    {
        string Cell(string column) => columns.TryGetValue(column, out var index) && index < cells.Length
            ? cells[index]
            : throw new InvalidDataException($"{where}: the column '{column}' is missing.");

        T Word<T>(string column, string text)
            where T : struct, Enum => Words.TryParse<T>(text, out var value)
                ? value
                : throw new InvalidDataException(
                    $"{where}: {column} is '{text}'; write one of {string.Join(", ", Words.All<T>())}.");

        try
        {
            var carrier = Word<Carrier>("kind", Cell("kind"));
            var kind = Cell("register_or_interval") == "power"
                ? MeterKind.Gauge
                : Word<MeterKind>("register_or_interval", Cell("register_or_interval"));
            return new DataMeter(
                new MeterDefinition
                {
                    Id = MeterId.Parse(Cell("meter_id")),
                    Enterprise = EnterpriseId.Parse(Cell("building_id")),
                    Name = Cell("original_id") is { Length: > 0 } original ? original : null,
                    Carrier = carrier,
                    Role = carrier == Carrier.Pv ? MeterRole.Generation : MeterRole.Consumption,
                    Kind = kind,
                    Unit = Word<MeterUnit>("unit", Cell("unit")),
                    Ratio = Cell("to_canonical").StartsWith('-') ? -1 : 1,
                    IntervalSeconds = int.Parse(Cell("interval_seconds"), CultureInfo.InvariantCulture),
                    Stamp = kind == MeterKind.Interval
                        ? Word<StampPosition>("stamp_position", Cell("stamp_position"))
                        : StampPosition.Start,
                },
                Cell("file"),
                Cell("building_id"),
                Cell("primary_use"),
                Cell("sub_use"),
                decimal.TryParse(Cell("floor_area_m2"), CultureInfo.InvariantCulture, out var floor) ? floor : null);
        }
        catch (FormatException wrong)
        {
            throw new InvalidDataException($"{where}: {wrong.Message}", wrong);
        }
    }
}
