using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tests.Accounting;

/// <summary>A firm's inputs in few words: declarations and monthly meter sums.</summary>
internal sealed class Firm
{
    private readonly List<MeterDefinition> _meters = [];
    private readonly List<MeterMonth> _months = [];
    private readonly List<Declaration> _declared = [];
    private readonly List<SuppliedMeter> _supplied = [];
    private readonly List<MeterMonth> _suppliedMonths = [];

    public Firm(string period = "2023", string id = "e1")
    {
        Period = AccountingPeriod.Parse(period);
        Id = id;
    }

    public AccountingPeriod Period { get; }

    public string Id { get; }

    public decimal? LandMu { get; init; }

    public decimal? FloorM2 { get; init; }

    public string? Region { get; init; } = "CN-33";

    public bool Over { get; init; } = true;

    public InventoryInputs Inputs => new()
    {
        Park = ParkId.Parse("p"),
        Region = Region,
        Enterprise = new() { Id = EnterpriseId.Parse(Id), Name = Id, LandMu = LandMu, FloorM2 = FloorM2 },
        Period = Period,
        TimeZone = "UTC",
        FromUnixMs = Ms(Period.First),
        ToUnixMs = Ms(Period.Last.Next),
        AsOfUnixMs = Ms(Period.Last.Next) - (Over ? 0 : 1),
        Metered = new() { Meters = [.. _meters], Months = [.. _months], Demand = [] },
        Supplied = new() { Meters = [.. _supplied], Months = [.. _suppliedMonths] },
        Declared = [.. _declared],
    };

    /// <summary>TV1 as issue 3 declares it.</summary>
    public static Firm Tv1() => new Firm().Declare("2023",
        new DeclaredFigures
        {
            Output = 18000m,
            ValueAdded = 4200m,
            Tax = 860m,
            LandMu = 52m,
        },
        ("grid-import", 3200000m, "kWh"), ("pv-generated", 900000m, "kWh"), ("pv-exported", 140000m, "kWh"), ("gas", 180000m, "Nm3"),
        ("diesel", 12m, "t"), ("heat", 5000m, "GJ"), ("water", 45000m, "t"));

    public static long Ms(LocalMonth month) => new DateTimeOffset(month.Year, month.Month, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public Firm Declare(string period, DeclaredFigures figures, params (string Flow, decimal Amount, string Unit)[] activities)
    {
        _declared.Add(new()
        {
            Period = AccountingPeriod.Parse(period),
            Version = 1,
            Figures = figures with { Activities = [.. activities.Select(one => new DeclaredActivity(one.Flow, one.Amount, one.Unit))] },
            By = "local",
            AtUnixMs = 0,
            Via = "api",
        });
        return this;
    }

    public Firm Declare(string period, params (string Flow, decimal Amount, string Unit)[] activities) => Declare(period, new DeclaredFigures(), activities);

    /// <summary>A meter with the same amount in each month of the period, millionths; null for no reading.</summary>
    public Firm Meter(MeterDefinition meter, params long?[] months)
    {
        _meters.Add(meter);
        _months.AddRange(Months(meter, months));
        return this;
    }

    /// <summary>A meter of another owner that is taken off one of this firm's.</summary>
    public Firm Supply(MeterDefinition meter, string? from, params long?[] months)
    {
        _supplied.Add(new() { Meter = meter, From = from is null ? null : MeterId.Parse(from) });
        _suppliedMonths.AddRange(Months(meter, months));
        return this;
    }

    /// <summary>The last meter was first read that many days after the period began.</summary>
    public Firm Begun(int days)
    {
        var left = days * 86_400_000L;
        for (var i = _months.FindIndex(month => month.Meter == _meters[^1].Id); i < _months.Count; i++)
        {
            var lost = Math.Min(left, _months[i].ExpectedMs);
            _months[i] = _months[i] with { NotBegunMs = lost, CoveredMs = Math.Min(_months[i].CoveredMs, _months[i].ExpectedMs - lost) };
            left -= lost;
        }

        return this;
    }

    public Account Account(ReferenceSet? set = null, FactorScope scope = FactorScope.Provincial) =>
        Accountant.Make(Inputs, set ?? TestFactors.Shipped, scope);

    public static MeterDefinition Of(string id, Carrier carrier, MeterRole role, MeterUnit unit) => new()
    {
        Id = MeterId.Parse(id),
        Carrier = carrier,
        Role = role,
        Kind = MeterKind.Interval,
        Unit = unit,
        IntervalSeconds = 900,
    };

    public static MeterDefinition Grid(string id = "grid") => Of(id, Carrier.Electricity, MeterRole.GridImport, MeterUnit.KilowattHour);

    private IEnumerable<MeterMonth> Months(MeterDefinition meter, long?[] months)
    {
        var index = 0;
        foreach (var month in Period.Months())
        {
            var amount = months[Math.Min(index++, months.Length - 1)];
            var whole = Ms(month.Next) - Ms(month);
            yield return new()
            {
                Meter = meter.Id,
                Month = month,
                Amount = amount,
                CoveredMs = amount is null ? 0 : whole,
                ExpectedMs = whole,
                Bands = [amount ?? 0],
            };
        }
    }
}
