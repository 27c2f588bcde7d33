using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Flags;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests.Access;

/// <summary>
/// Two parks, and the same world with only a part of it: what is not in the part does not exist there. A caller must not be able to tell
/// the whole from the part that it sees.
/// </summary>
internal static class TwoParks
{
    private static readonly (string Park, string? Enterprise, string Meter)[] All =
    [
        ("qsh", "e1", "m1"), ("qsh", "e2", "m2"), ("qsh", null, "p0"), ("xsw", "x1", "mx"), ("xsw", null, "p9"),
    ];

    /// <summary>The world with what a caller sees; for those who see everything, the whole.</summary>
    public static FakeTwin SeenBy(string caller) => Make(one => caller switch
    {
        "operatorHere" or "screenHere" => one.Park == "qsh",
        "operatorThere" => one.Park == "xsw",
        "enterpriseE1" => one is { Park: "qsh", Enterprise: "e1" },
        "enterpriseE2" => one is { Park: "qsh", Enterprise: "e2" },
        "enterpriseGone" => false,
        _ => true,
    });

    /// <summary>The whole world.</summary>
    public static FakeTwin Whole() => Make(_ => true);

    private static FakeTwin Make(Func<(string Park, string? Enterprise, string Meter), bool> isThere)
    {
        var there = All.Where(isThere).ToArray();
        var twin = new FakeTwin([.. there.GroupBy(one => one.Park).Select(park => Park(park.Key, [.. park]))]);
        var number = 0;
        foreach (var one in All)
        {
            number++;
            if (there.Contains(one))
            {
                Fill(twin, one, number);
            }
        }

        var topics = there.Select(one => one.Park).Distinct().Select((park, i) => Item(park == "qsh" ? 7 : 8, $"parktwin/v1/{park}/m77/reading"));
        QuarantineItem[] items = there.Length == All.Length ? [Item(9, "elsewhere/m1"), .. topics, Item(3, "parktwin/v1/nowhere/m1/reading")] : [.. topics];
        twin.Page = new QuarantinePage(
            items.Length, new Dictionary<QuarantineReason, long> { [QuarantineReason.UnknownMeter] = items.Length }, items);
        return twin;
    }

    private static ParkDefinition Park(string id, (string Park, string? Enterprise, string Meter)[] there) => new()
    {
        Id = ParkId.Parse(id),
        Name = "园区 " + id,
        TimeZone = "Asia/Shanghai",
        Region = "CN-33",
        Enterprises = [.. there.Where(one => one.Enterprise is not null).Select(one => new EnterpriseDefinition
        {
            Id = EnterpriseId.Parse(one.Enterprise!), Name = "企业 " + one.Enterprise, Industry = "C17", LandMu = 50m,
        })],
        Meters = [.. there.SelectMany(one => MetersOf(one, id == "qsh" ? "p0" : "p9"))],
    };

    /// <summary>A meter; of an enterprise a second one too, which is behind the park's gateway.</summary>
    private static IEnumerable<MeterDefinition> MetersOf((string Park, string? Enterprise, string Meter) one, string gateway)
    {
        var meter = new MeterDefinition
        {
            Id = MeterId.Parse(one.Meter),
            Enterprise = one.Enterprise is null ? null : EnterpriseId.Parse(one.Enterprise),
            Carrier = Carrier.Electricity,
            Role = MeterRole.GridImport,
            Kind = MeterKind.Register,
            Unit = MeterUnit.KilowattHour,
            IntervalSeconds = 900,
        };
        return one.Enterprise is null
            ? [meter]
            : [meter, meter with { Id = MeterId.Parse(one.Meter + "s"), Role = MeterRole.Submeter, Parent = MeterId.Parse(gateway) }];
    }

    private static void Fill(FakeTwin twin, (string Park, string? Enterprise, string Meter) one, int number)
    {
        var key = $"{one.Park}/{one.Enterprise ?? GrainKeys.ParkOwn}";
        EnterpriseId? enterprise = one.Enterprise is null ? null : EnterpriseId.Parse(one.Enterprise);
        twin.Enterprise(key).OnUsage = _ => new UsageAnswer
        {
            Carrier = Carrier.Electricity,
            Measure = Measure.KilowattHour,
            TimeZone = "Asia/Shanghai",
            Meters = 1,
            Rows = [new(1_767_196_800_000, 28_800_000, number * 1_000_000_000L, 0, 86_400_000, 86_400_000)],
        };
        twin.Enterprise(key).OnReadings = _ => new ReadingsAnswer { Readings = [], Truncated = false };
        twin.ParkOf(one.Park).Reports.Add(Live(enterprise, one.Meter, 1, number * 1_000_000L));
        twin.AlarmsOf(one.Park).Add(FakeAlarms.Demand(one.Enterprise, $"demand~{one.Enterprise ?? GrainKeys.ParkOwn}~-~1", 1000m + number));
        if (one.Enterprise is not null)
        {
            twin.Inventory(key).AllFlags.Add(Flag(one.Park, one.Enterprise));
        }
    }

    /// <summary>What an enterprise reports.</summary>
    public static EnterpriseLive Live(EnterpriseId? enterprise, string meter, long sequence, long today) => new()
    {
        Enterprise = enterprise,
        Sequence = sequence,
        AtUnixMs = Reports.Now.ToUnixTimeMilliseconds(),
        Position = default,
        Lines =
        [
            new()
            {
                Carrier = Carrier.Electricity, Role = MeterRole.GridImport, Measure = Measure.KilowattHour, Meters = 1, FreshMeters = 0,
                RatePerHour = null, Today = today,
            },
        ],
        Meters = [new() { Meter = MeterId.Parse(meter), Today = today, Head = default }],
    };

    private static Flag Flag(string park, string enterprise) => new()
    {
        Id = $"{park}~{enterprise}~CARBON_GRADE_5~2023",
        Park = ParkId.Parse(park),
        Enterprise = EnterpriseId.Parse(enterprise),
        Rule = "CARBON_GRADE_5",
        RuleVersion = 1,
        Period = AccountingPeriod.OfYear(2023),
        Figure = $"{park}~{enterprise}~2023~provincial~grade.k",
        Value = 2.31m,
        Threshold = 2.0m,
        Unit = "1",
        FactorSet = "v1",
        Completeness = 0.98m,
        Active = true,
        State = FlagState.Candidate,
        Trail = [new(Reports.Now.ToUnixTimeMilliseconds(), "system", "raise", null, FlagState.Candidate)],
    };

    private static QuarantineItem Item(long id, string topic) => new()
    {
        Id = id,
        ArrivedUnixMs = Reports.Now.ToUnixTimeMilliseconds(),
        Topic = topic,
        Reason = QuarantineReason.UnknownMeter,
        Detail = "There is no such meter.",
        Payload = "{}"u8.ToArray(),
    };
}
