using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Baselines;
using ParkTwin.Domain.Declared;
using ParkTwin.Domain.Flags;
using ParkTwin.Domain.Reference;
using ParkTwin.Domain.Tariffs;
using ParkTwin.Storage.Tests.Registry;

namespace ParkTwin.Storage.Tests.Surrogates;

/// <summary>Values of accounting: of each type one with everything, and one with as little as it may have.</summary>
internal static class AccountingSamples
{
    private static readonly ParkDefinition Park = SampleParks.Park();
    private static readonly MeterId Meter = Park.Meters[0].Id;
    private static readonly LocalMonth July = LocalMonth.Of(2023, 7);

    private static DeclaredFigures Figures => new()
    {
        Output = 18000.00m,
        ValueAdded = -4200.5m,
        Tax = 0.0000000000000000000000000001m,
        LandMu = 79228162514264337593543950335m,
        FloorM2 = 1m,
        Headcount = 250,
        ResearchAndDevelopment = 1.10m,
        Emissions = 3.000m,
        Activities = [new("diesel", 12.500m, "t"), new("gas", 180_000m, "Nm3")],
        Products = [new("水泥 \"425\"", 1.0m, "t")],
        Certificates = [new("GEC-1/2", 10.00m)],
    };

    private static Declaration Declared => new()
    {
        Period = AccountingPeriod.OfQuarter(2023, 3),
        Version = 2,
        Figures = Figures,
        By = "local",
        AtUnixMs = 1_700_000_000_001,
        Via = "excel",
    };

    private static MeterMonth Known => new()
    {
        Meter = Meter,
        Month = July,
        Amount = long.MaxValue,
        Estimated = long.MinValue,
        CoveredMs = 2_678_400_000,
        ExpectedMs = 2_678_400_001,
        NotBegunMs = 7,
        Bands = [1, -2, 3, 4, 5, long.MaxValue - 11],
        Peak = -1,
        PeakAtUnixMs = -900_000,
    };

    private static Activities Metered => new()
    {
        Meters =
        [
            Park.Meters[0] with { Parent = Park.Meters[1].Id, Name = "总表", Events = [Everything(), Park.Meters[0].Events[0]] },
            Park.Meters[1] with { Ratio = -1.50m },
        ],
        Months = [Known, new() { Meter = Park.Meters[1].Id, Month = July.Next, Amount = null, Bands = [0, 0, 0, 0, 0, 0] }],
        Demand = [new(July, 5, 6), new(July.Next, null, null)],
    };

    private static InventoryInputs Inputs => new()
    {
        Park = Park.Id,
        Region = "CN-33",
        Enterprise = Park.Enterprises[0],
        Period = AccountingPeriod.RollingTo(July),
        TimeZone = Park.TimeZone,
        FromUnixMs = -1,
        ToUnixMs = 2,
        AsOfUnixMs = 3,
        Metered = Metered,
        Supplied = new()
        {
            Meters = [new() { Meter = Park.Meters[1] with { Parent = Meter }, From = Meter }, new() { Meter = Park.Meters[1] }],
            Months = [Known with { Bands = [], Peak = null, PeakAtUnixMs = null }],
        },
        Declared = [Declared],
    };

    private static Flag Raised => new()
    {
        Id = "qsh~e1~CARBON_GRADE_5~2023",
        Park = Park.Id,
        Enterprise = Park.Enterprises[0].Id,
        Rule = "CARBON_GRADE_5",
        RuleVersion = 3,
        Period = AccountingPeriod.OfYear(2023),
        Figure = "qsh~e1~2023~provincial~grade.l",
        Value = 1.50m,
        Threshold = 1.5m,
        Unit = "1",
        FactorSet = "v2",
        Completeness = 0.9990m,
        Active = true,
        State = FlagState.Answered,
        Assignee = "王",
        Trail = [new(1, "system", "raise", null, FlagState.Candidate), new(2, "e1", "answer", "见附件\n</script>", FlagState.Answered)],
    };

    private static Baseline Line => new()
    {
        Id = "b1",
        Version = 2,
        Name = "压缩空气",
        Model = BaselineModel.Regression,
        Energy = "energy.loadKwh",
        EnergyUnit = "kWh",
        Driver = "product.cement",
        DriverUnit = "t",
        Reference = AccountingPeriod.OfYear(2023),
        Points = [new(July, 1.50m, 0.0m, 0.9990m), new(July.Next, 2m, 3.000m, 1m)],
        From = LocalMonth.Of(2024, 1),
        LeastCompleteness = 0.90m,
        CompletenessTolerance = 0.050m,
        Reason = "新线",
        By = "local",
        AtUnixMs = 5,
    };

    /// <summary>Fully furnished ones.</summary>
    public static IReadOnlyList<object> Full =>
    [
        Inputs.Period, July, Metered, Inputs, Reported(), Declared, Figures, Figures.Certificates[0], Raised, Publication().Changed[0],
        Publication(), Bands(), Line, .. CitySamples.Full,
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<object> All =>
    [
        .. Full,
        AccountingPeriod.OfMonth(July), AccountingPeriod.OfQuarter(2023, 4), AccountingPeriod.OfYear(1970),
        Activities.None, new DeclaredFigures(), Declared with { Figures = new() }, TimeBandTable.Empty,
        Inputs with { Region = null, Enterprise = null, Metered = Activities.None, Supplied = SubSupply.None, Declared = [] },
        Raised with { Value = null, Threshold = null, Completeness = null, Assignee = null, Trail = [] },
        Reported() with { Differences = [] },
        Publication() with { Note = null, Changed = [] },
        Line with { Name = null, Points = [new(July, null, null, null)] },
        .. CitySamples.Bare,
    ];

    private static ReportedVersion Reported() => new()
    {
        Version = 2,
        AtUnixMs = 7,
        By = "system",
        FactorSet = "v2",
        Inputs = Inputs,
        Document = """{"carbon.total":12.50,"名":"\u0001"}""",
        Differences =
        [
            new(FactorScope.Regional, "carbon.total", 1.0m, 1.10m, 0.05m, 0.05m, -0.00m),
            new(FactorScope.National, "cost.total", null, null, null, null, null),
        ],
    };

    private static ReferencePublication Publication() => new()
    {
        Version = "v2",
        Number = 2,
        AtUnixMs = 9,
        By = "files",
        Note = "更正",
        Changed = [new(ReferenceKind.Schemes, "{ \"a\": 1.0 }\r\n")],
    };

    private static TimeBandTable Bands()
    {
        BandDay Day(int first) => new([.. Enumerable.Range(first, 96).Select(quarter => (TimeBand)(quarter % 6))]);
        BandEdition Edition(DateOnly from) => new()
        {
            From = from,
            Citation = "浙发改价格〔2026〕1号",
            Months = [.. Enumerable.Range(0, 12).Select(Day)],
            Days = new Dictionary<DateOnly, BandDay> { [new(2026, 10, 1)] = Day(3), [new(2024, 2, 29)] = Day(5) },
        };
        return new("zj@v2", [Edition(new(2021, 10, 15)), Edition(new(2026, 7, 1))]);
    }

    private static MeterEvent Everything() => new()
    {
        AtUnixMs = 1,
        Kind = MeterEventKind.Confirmation,
        Final = 1.50m,
        Initial = 0.10m,
        Ratio = 2m,
        Digits = 6,
        Unit = MeterUnit.MegawattHour,
        MaxRate = 3.0m,
        ReferenceTemperatureC = 20m,
        Accept = true,
        Note = "n",
    };
}
