using System.Globalization;
using System.Text;
using ParkTwin.Domain;
using ParkTwin.Storage.Registry;

namespace ParkTwin.Storage.Tests.Registry;

/// <summary>Parks for tests, by hand and by seed.</summary>
internal static class SampleParks
{
    /// <summary>The example of the registry's documentation.</summary>
    public const string Documented = """
        { "parks": [ { "id": "qsh", "name": "青山湖科技城", "timeZone": "Asia/Shanghai", "region": "CN-33",
            "enterprises": [ { "id": "e1", "name": "一号", "industry": "C17", "landMu": 52, "floorM2": 21000,
                               "contract": { "tariff": "zj-two-part", "transformerKva": 2000, "demandKw": 1300,
                                             "voltageKv": 10 } } ],
            "meters": [ { "id": "m1", "enterprise": "e1", "carrier": "electricity", "role": "grid-import", "kind": "register",
                          "unit": "kWh", "ratio": 8000, "digits": 5, "decimals": 2, "intervalSeconds": 900, "maxRate": 2500,
                          "parent": null,
                          "events": [ { "at": "2026-03-01T10:00:00+08:00", "kind": "replacement", "final": 4533.85,
                                        "initial": 0.12, "ratio": 6000 } ] },
                        { "id": "m2", "enterprise": "e1", "carrier": "gas", "role": "consumption", "kind": "interval",
                          "unit": "m3", "referenceTemperatureC": 20, "intervalSeconds": 3600, "stamp": "end" } ] } ] }
        """;

    public static IReadOnlyList<ParkDefinition> Parse(string json) => RegistryFile.Parse(Encoding.UTF8.GetBytes(json));

    /// <summary>The documented park.</summary>
    public static ParkDefinition Park() => Parse(Documented)[0];

    /// <summary>The park with one meter changed.</summary>
    public static ParkDefinition WithMeter(this ParkDefinition park, string id, Func<MeterDefinition, MeterDefinition> change) =>
        park with { Meters = [.. park.Meters.Select(meter => meter.Id.Value == id ? change(meter) : meter)] };

    /// <summary>The park with a meter more.</summary>
    public static ParkDefinition AddMeter(this ParkDefinition park, string id, string? enterprise = "e1") => park with
    {
        Meters = [.. park.Meters, Meter(id) with { Enterprise = enterprise is null ? null : EnterpriseId.Parse(enterprise) }],
    };

    /// <summary>A plain electricity meter of the park itself.</summary>
    public static MeterDefinition Meter(string id) => new()
    {
        Id = MeterId.Parse(id),
        Carrier = Carrier.Electricity,
        Role = MeterRole.Consumption,
        Kind = MeterKind.Register,
        Unit = MeterUnit.KilowattHour,
        IntervalSeconds = 900,
    };

    /// <summary>Everything a registry can say, at random.</summary>
    public static IReadOnlyList<ParkDefinition> Random(int seed, int parks = 2)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, parks).Select(number => RandomPark(random, $"p{number}"))];
    }

    private static ParkDefinition RandomPark(Random random, string id)
    {
        string[] zones = ["Asia/Shanghai", "Europe/Berlin", "Asia/Kathmandu", "UTC", "America/St_Johns"];
        EnterpriseDefinition[] enterprises =
            [.. Enumerable.Range(0, random.Next(4)).Select(number => RandomEnterprise(random, number))];
        List<MeterDefinition> meters = [];
        for (var number = random.Next(6); number > 0; number--)
        {
            meters.Add(RandomMeter(random, $"m{number}", enterprises, meters));
        }

        return new()
        {
            Id = ParkId.Parse(id),
            Name = "园区 \"" + id,
            TimeZone = zones[random.Next(zones.Length)],
            Region = random.Next(2) == 0 ? null : "CN-33",
            Demo = random.Next(2) == 0,
            Enterprises = enterprises,
            Meters = meters,
        };
    }

    private static EnterpriseDefinition RandomEnterprise(Random random, int number) => new()
    {
        Id = EnterpriseId.Parse(string.Create(CultureInfo.InvariantCulture, $"E{number}")),
        Name = "厂" + number,
        Industry = random.Next(2) == 0 ? null : "C17",
        LandMu = Maybe(random),
        FloorM2 = Maybe(random),
        Contract = random.Next(2) == 0 ? null : new() { Tariff = "t", DemandKw = Maybe(random), VoltageKv = Maybe(random) },
    };

    private static MeterDefinition RandomMeter(
        Random random, string id, EnterpriseDefinition[] enterprises, List<MeterDefinition> before) => Meter(id) with
        {
            Name = random.Next(2) == 0 ? null : "表 " + id,
            Enterprise = enterprises.Length == 0 ? null : enterprises[random.Next(enterprises.Length)].Id,
            Parent = before.Count == 0 || random.Next(2) == 0 ? null : before[random.Next(before.Count)].Id,
            Ratio = (Maybe(random) ?? 0) + 1,
            MaxRate = Maybe(random) + 1,
            Digits = random.Next(2) == 0 ? null : random.Next(15, 19),
            Decimals = random.Next(3),
            Events = [.. Enumerable.Range(0, random.Next(3)).Select(number => RandomEvent(random, number))],
        };

    private static MeterEvent RandomEvent(Random random, int number)
    {
        var at = 1_700_000_000_000 + (number * 86_400_000L) + random.Next(1000);
        return random.Next(4) switch
        {
            0 => new() { AtUnixMs = at, Kind = MeterEventKind.Confirmation, Accept = random.Next(2) == 0, Note = "看过" },
            1 => new() { AtUnixMs = at, Kind = MeterEventKind.Change, Ratio = (Maybe(random) ?? 0) + 1 },
            2 => new() { AtUnixMs = at, Kind = MeterEventKind.Reset, Final = Maybe(random), Initial = Maybe(random) },
            _ => new()
            {
                AtUnixMs = at,
                Kind = MeterEventKind.Replacement,
                Final = Maybe(random),
                Initial = Maybe(random),
                Unit = MeterUnit.MegawattHour,
                Digits = 16,
                MaxRate = 5,
            },
        };
    }

    private static decimal? Maybe(Random random) => random.Next(3) == 0
        ? null
        : new decimal(random.Next(), random.Next(100), 0, false, (byte)random.Next(10));
}
