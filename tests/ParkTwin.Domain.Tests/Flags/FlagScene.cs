using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Flags;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tests;

/// <summary>An enterprise with made-up accounts, for the flag rules.</summary>
internal sealed class FlagScene
{
    private readonly Dictionary<AccountingPeriod, FlagPeriod> _periods = [];

    public ReferenceSet Reference { get; init; } = ShippedReference.Set();

    public decimal? DemandKw { get; init; } = 1000m;

    public static ParkId Park { get; } = ParkId.Parse("qsh");

    public EnterpriseDefinition Enterprise => new()
    {
        Id = EnterpriseId.Parse("e1"),
        Name = "一号",
        Industry = "C17",
        Contract = new() { DemandKw = DemandKw },
    };

    /// <summary>Adds an account with leaf figures.</summary>
    public FlagScene With(string period, decimal? completeness, params (string Key, decimal? Value)[] figures)
    {
        var parsed = AccountingPeriod.Parse(period);
        var account = new Account
        {
            Park = Park,
            Enterprise = "e1",
            Period = parsed,
            Scope = FactorScope.Provincial,
            FactorSet = Reference.Version,
            Completeness = completeness,
            Provisional = false,
            Figures = figures.ToDictionary(
                entry => entry.Key,
                entry => entry.Value is { } value
                    ? Figure.Leaf(entry.Key, UnitOf(entry.Key), value, new() { Kind = FigureSourceKind.Declared })
                    : Figure.Unknown(entry.Key, UnitOf(entry.Key), "not declared")),
        };
        _periods[parsed] = new(account, Inputs(parsed, Activities.None));
        return this;
    }

    /// <summary>Adds the account that a firm's meters make.</summary>
    public FlagScene With(Accounting.Firm firm)
    {
        _periods[firm.Period] = new(firm.Account(Reference), firm.Inputs);
        return this;
    }

    /// <summary>Gives an account its meters' months.</summary>
    public FlagScene Metered(string period, params (string Meter, string Month, long? Amount)[] months)
    {
        var parsed = AccountingPeriod.Parse(period);
        var metered = new Activities
        {
            Meters =
            [
                .. months.Select(month => month.Meter).Distinct().Select(meter => new MeterDefinition
                {
                    Id = MeterId.Parse(meter),
                    Enterprise = EnterpriseId.Parse("e1"),
                    Carrier = Carrier.Electricity,
                    Role = MeterRole.GridImport,
                    Kind = MeterKind.Register,
                    Unit = MeterUnit.KilowattHour,
                    IntervalSeconds = 900,
                }),
            ],
            Months =
            [
                .. months.Select(month => new MeterMonth
                {
                    Meter = MeterId.Parse(month.Meter),
                    Month = AccountingPeriod.Parse(month.Month).First,
                    Amount = month.Amount,
                    CoveredMs = 1000,
                    ExpectedMs = 1000,
                    Bands = [],
                }),
            ],
            Demand = [],
        };
        _periods[parsed] = _periods[parsed] with { Inputs = Inputs(parsed, metered) };
        return this;
    }

    public IReadOnlyList<FlagFinding> Evaluate(string period, params IReadOnlyList<Flag> flags) => FlagRules.Evaluate(new()
    {
        Park = Park,
        Enterprise = Enterprise,
        Period = AccountingPeriod.Parse(period),
        Reference = Reference,
        Periods = _periods,
        Flags = flags,
    });

    public FlagFinding Find(string period, string rule) => Evaluate(period).Single(finding => finding.Rule == rule);

    private static string UnitOf(string key) => key switch
    {
        "demand.maxKw" => "kW",
        "carbon.total" => "tCO2",
        "grade.k" => "1",
        "intensity.product.cement-clinker" => "kgce/t",
        _ => key.StartsWith("energy.", StringComparison.Ordinal) ? "tce" : "tce/万元",
    };

    private static InventoryInputs Inputs(AccountingPeriod period, Activities metered) => new()
    {
        Park = Park,
        Period = period,
        TimeZone = "Asia/Shanghai",
        FromUnixMs = 0,
        ToUnixMs = 1,
        AsOfUnixMs = 2,
        Metered = metered,
        Declared = [],
    };
}
