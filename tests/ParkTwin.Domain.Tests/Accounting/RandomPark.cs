using ParkTwin.Domain.Declared;

namespace ParkTwin.Domain.Tests.Accounting;

/// <summary>Random firms: random meters with gaps, random declarations with holes, random registry figures.</summary>
internal static class RandomPark
{
    private static readonly string[] Periods = ["2023", "2023-Q2", "2023-05", "2023-06-R12", "2022", "2024-02"];

    private static readonly (string Flow, string[] Units)[] Declarable =
    [
        ("grid-import", ["kWh", "MWh"]), ("pv-generated", ["kWh"]), ("pv-exported", ["kWh"]), ("gas", ["Nm3", "m3@20C"]), ("diesel", ["t", "kg"]),
        ("heat", ["GJ", "MJ"]), ("steam", ["t"]), ("water", ["t", "m3"]), ("compressed-air", ["m3"]), ("process-emissions", ["tCO2"]),
        ("bituminous-coal", ["t"]), ("own-generation", ["kWh"]), ("own-exported", ["kWh"]), ("methanol", ["t"]), ("reactive", ["kvarh"]),
    ];

    private static readonly (Carrier Carrier, MeterRole Role, MeterUnit Unit)[] Kinds =
    [
        (Carrier.Electricity, MeterRole.GridImport, MeterUnit.KilowattHour), (Carrier.Electricity, MeterRole.Submeter, MeterUnit.KilowattHour),
        (Carrier.Electricity, MeterRole.GridExport, MeterUnit.KilowattHour), (Carrier.Electricity, MeterRole.Generation, MeterUnit.KilowattHour),
        (Carrier.Electricity, MeterRole.Reactive, MeterUnit.KilovarHour), (Carrier.Electricity, MeterRole.StorageCharge, MeterUnit.KilowattHour),
        (Carrier.Pv, MeterRole.Generation, MeterUnit.KilowattHour), (Carrier.Gas, MeterRole.Consumption, MeterUnit.CubicMetre),
        (Carrier.Gas, MeterRole.Consumption, MeterUnit.KilowattHour), (Carrier.Water, MeterRole.Consumption, MeterUnit.CubicMetre),
        (Carrier.Heat, MeterRole.Consumption, MeterUnit.Gigajoule), (Carrier.Heat, MeterRole.Consumption, MeterUnit.Tonne),
    ];

    public static string Period(Random random) => Periods[random.Next(Periods.Length)];

    public static Firm Firm(Random random, string period, string id)
    {
        var firm = new Firm(period, id)
        {
            LandMu = Maybe(random, 100),
            FloorM2 = Maybe(random, 30_000),
            Over = random.Next(4) > 0,
        };
        var meters = random.Next(6);
        for (var i = 0; i < meters; i++)
        {
            var (carrier, role, unit) = Kinds[random.Next(Kinds.Length)];
            var meter = Tests.Accounting.Firm.Of($"{id}-m{i}", carrier, role, unit) with
            {
                ReferenceTemperatureC = random.Next(3) == 0 ? 20m : null,
                Parent = i > 0 && random.Next(3) == 0 ? MeterId.Parse($"{id}-m{random.Next(i)}") : null,
            };
            firm.Meter(meter, [.. Enumerable.Range(0, 12).Select(_ => random.Next(5) == 0 ? (long?)null : random.NextInt64(-10, 1_000_000_000_000))]);
        }

        Declare(random, firm);
        return firm;
    }

    private static void Declare(Random random, Firm firm)
    {
        var year = firm.Period.Year;
        if (random.Next(3) > 0)
        {
            One(random, firm, $"{year}");
        }

        for (var quarter = 1; quarter <= 4; quarter++)
        {
            if (random.Next(4) == 0)
            {
                One(random, firm, $"{year}-Q{quarter}");
            }
        }

        if (random.Next(3) == 0)
        {
            foreach (var month in firm.Period.Months())
            {
                One(random, firm, month.ToString());
            }
        }
    }

    private static void One(Random random, Firm firm, string period)
    {
        var figures = new DeclaredFigures
        {
            Output = Maybe(random, 10_000),
            ValueAdded = Maybe(random, 5_000) - 500m,
            Tax = Maybe(random, 1_000),
            LandMu = Maybe(random, 100),
            Headcount = Maybe(random, 1_000),
            Products = random.Next(4) == 0 ? [new("glass", random.Next(1, 1_000), "t")] : [],
            Certificates = random.Next(6) == 0 ? [new($"{firm.Id}-{period}", random.Next(1, 100))] : [],
        };
        firm.Declare(period, figures, [.. Declarable.Where(_ => random.Next(4) == 0)
            .Select(one => (one.Flow, (decimal)random.Next(0, 1_000_000) / 1000m, one.Units[random.Next(one.Units.Length)]))]);
    }

    private static decimal? Maybe(Random random, int most) => random.Next(3) == 0 ? null : (decimal)random.Next(1, most * 100) / 100m;
}
