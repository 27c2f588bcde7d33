using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Tests.Tariffs;

/// <summary>Bills of an enterprise from sums that are given month by month.</summary>
internal sealed record TariffBill
{
    /// <summary>The prices of TV7: test inputs, not known prices.</summary>
    public const string TestPrices = """
        {"from":"2026-07-01","leastVoltageKv":null,"flatBase":0.6000,"fixedPart":0,"demandPrice":40,"capacityPrice":null,
         "citation":"made up for a test","confidence":"check"}
        """;

    public static readonly LocalMonth July = LocalMonth.Of(2026, 7);

    /// <summary>TV7: 尖 52 000, 峰 39 000, 平 91 000, 谷 130 000 kWh.</summary>
    public static readonly long[] TestBands = [52_000_000_000, 39_000_000_000, 91_000_000_000, 130_000_000_000, 0, 0];

    public TariffTable Tariffs { get; init; } = TariffFiles.WithPrices(TestPrices);

    public SupplyContract? Contract { get; init; } =
        new() { Tariff = "zj-two-part", TransformerKva = 2000m, DemandKw = 1300m, VoltageKv = 10m };

    public AccountingPeriod Period { get; init; } = AccountingPeriod.OfMonth(July);

    public List<MeterMonth> Grid { get; init; } = [Month("grid", July, TestBands)];

    public MeterRole Role { get; init; } = MeterRole.GridImport;

    public List<MeterMonth> Reactive { get; init; } = [Month("reactive", July, [0, 0, 0, 0, 0, 168_000_000_000])];

    public List<DemandMonth> Demand { get; init; } = [new(July, 295_000_000, 1_784_000_000_000)];

    public static MeterMonth Month(string meter, LocalMonth month, long[] bands, bool begun = true) => new()
    {
        Meter = MeterId.Parse(meter),
        Month = month,
        Amount = bands.Length == 0 ? null : bands.Sum(),
        Bands = bands,
        CoveredMs = begun ? 31L * 86_400_000 : 0,
        ExpectedMs = begun ? 31L * 86_400_000 : 0,
    };

    public Account Account() => Accountant.Make(
        new()
        {
            Park = ParkId.Parse("qsh"),
            Region = "CN-33",
            Enterprise = new() { Id = EnterpriseId.Parse("e1"), Name = "e1", Contract = Contract },
            Period = Period,
            TimeZone = "Asia/Shanghai",
            FromUnixMs = 0,
            ToUnixMs = 1,
            AsOfUnixMs = 1,
            Metered = new() { Meters = Meters(), Months = [.. Grid, .. Reactive], Demand = Demand },
            Declared = [],
        },
        new() { Version = "test", Factors = new([], new Dictionary<string, string>()), Tariffs = Tariffs },
        FactorScope.Provincial);

    public List<MeterDefinition> Meters() => Grid.Select(entry => entry.Meter).Distinct().Select(id => Meter(id, Role, MeterUnit.KilowattHour))
        .Concat(Reactive.Select(entry => entry.Meter).Distinct().Select(id => Meter(id, MeterRole.Reactive, MeterUnit.KilovarHour)))
        .ToList();

    private static MeterDefinition Meter(MeterId id, MeterRole role, MeterUnit unit) => new()
    {
        Id = id,
        Enterprise = EnterpriseId.Parse("e1"),
        Carrier = Carrier.Electricity,
        Role = role,
        Kind = MeterKind.Register,
        Unit = unit,
        IntervalSeconds = 900,
    };
}
