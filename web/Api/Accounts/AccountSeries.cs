using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;
using ParkTwin.Domain.Tariffs;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>Makes the rows of a series: each is an account of what the meters measured in its step.</summary>
/// <param name="who">Whose.</param>
/// <param name="set">The reference set.</param>
/// <param name="nowUnixMs">The time up to which a step is expected to be covered.</param>
/// <param name="meters">The counted meters, in the order of the rows that are added.</param>
internal sealed class AccountSeries(EnterpriseRef who, ReferenceSet set, long nowUnixMs, MeterDefinition[] meters)
{
    private static readonly long[] NoBands = new long[(int)TimeBand.None + 1];

    private readonly List<SeriesRowView> _rows = [];
    private readonly List<(UsageRow Row, MeterMonth[] Months)> _year = [];
    private readonly SortedSet<string> _flows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);
    private bool _provisional;

    /// <summary>Adds one step; of a year, one of its months.</summary>
    public void Add(UsageRow?[] byMeter, UsageStep step)
    {
        if (Array.Find(byMeter, row => row is not null) is not { } first)
        {
            return;
        }

        var month = LocalMonth.Of(who.Park.Calendar.LocalDay(first.StartUnixMs));
        var end = who.Park.Calendar.EndOf(step == UsageStep.Year ? UsageStep.Month : step, QuarterHour.Of(first.StartUnixMs)).StartUnixMs;
        MeterMonth[] months = [.. meters.Zip(byMeter, (meter, row) => Month(meter, month, row, end))];
        if (step != UsageStep.Year)
        {
            Make(first, AccountingPeriod.OfMonth(month), end, months);
            return;
        }

        _year.Add((first, months));
        if (month.Month == 12)
        {
            var year = _year[0].Row;
            Make(year, AccountingPeriod.OfYear(month.Year), end,
                [.. meters.SelectMany((_, i) => _year.Select(one => one.Months[i]))]);
            _year.Clear();
        }
    }

    /// <summary>The answer.</summary>
    public SeriesView View(UsageStep step) => new()
    {
        Park = who.Park.Definition.Id.Value,
        Enterprise = who.Word,
        Step = Words.Of(step),
        TimeZone = who.Park.Definition.TimeZone,
        Scope = FigureId.WordOf(FactorScope.Provincial),
        State = AccountWords.Of(ReportState.Provisional),
        FactorSet = set.Version,
        ProvisionalFactors = _provisional,
        Flows = [.. _flows],
        Reasons = _reasons,
        Values = _rows,
    };

    private MeterMonth Month(MeterDefinition meter, LocalMonth month, UsageRow? row, long endUnixMs) => new()
    {
        Meter = meter.Id,
        Month = month,
        Amount = row?.Amount,
        Estimated = row?.Estimated ?? 0,
        CoveredMs = row?.CoveredMs ?? 0,
        ExpectedMs = row is { } known ? Math.Clamp(nowUnixMs - known.StartUnixMs, 0, endUnixMs - known.StartUnixMs) : 0,
        Bands = NoBands,
    };

    private void Make(UsageRow row, AccountingPeriod period, long endUnixMs, MeterMonth[] months)
    {
        var account = Accountant.Make(
            new()
            {
                Park = who.Park.Definition.Id,
                Region = who.Park.Definition.Region,
                Enterprise = who.Id is { } id ? who.Park.FindEnterprise(id) : null,
                Period = period,
                TimeZone = who.Park.Definition.TimeZone,
                FromUnixMs = row.StartUnixMs,
                ToUnixMs = endUnixMs,
                AsOfUnixMs = nowUnixMs,
                Metered = new() { Meters = meters, Months = months, Demand = [] },
                Declared = [],
            },
            set,
            FactorScope.Provincial);
        _provisional |= account.Provisional;
        foreach (var key in account.Figures.Keys.Where(key => key.EndsWith(".metered", StringComparison.Ordinal)))
        {
            _flows.Add(key.Split('.')[1]);
        }

        _rows.Add(new(
            ParkTime.At(row.StartUnixMs, row.OffsetMs),
            Take(account, "gridImportKwh", "activity.grid-import"),
            Take(account, "pvSelfUsedKwh", "energy.pvSelfUsed"),
            Take(account, "loadKwh", "energy.loadKwh"),
            Take(account, "tceCalorific", "energy.tceCalorific"),
            Take(account, "tco2", "carbon.total"),
            Measured(months),
            AccountWords.Share(account.Completeness)));
    }

    private decimal? Take(Account account, string name, string key)
    {
        var figure = account.Figures.GetValueOrDefault(key);
        if (figure?.Value is null)
        {
            _reasons.TryAdd(name, figure?.Reason ?? $"No meter measures what {key} follows from.");
        }

        return Exact.Trim(figure?.Value);
    }

    private decimal? Measured(MeterMonth[] months)
    {
        long amount = 0, estimated = 0;
        foreach (var month in months)
        {
            if (Array.Find(meters, meter => meter.Id == month.Meter)!.Measure == Measure.KilowattHour)
            {
                amount += month.Amount ?? 0;
                estimated += month.Estimated;
            }
        }

        return amount > 0 ? AccountWords.Share((amount - estimated) / (decimal)amount) : null;
    }
}
