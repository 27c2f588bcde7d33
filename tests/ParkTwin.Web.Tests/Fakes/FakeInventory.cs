using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Baselines;
using ParkTwin.Domain.Declared;
using ParkTwin.Domain.Flags;

namespace ParkTwin.Web.Tests.Fakes;

/// <summary>An inventory that keeps declarations, locks and flags in memory, and answers with what it keeps.</summary>
internal sealed class FakeInventory(ParkDefinition park, EnterpriseDefinition? enterprise, Func<string> factorSet) : IInventoryGrain
{
    private readonly List<Declaration> _declared = [];
    private readonly List<ReportedVersion> _reported = [];

    public List<Flag> AllFlags { get; } = [];

    public List<FlagStep> Steps { get; } = [];

    public List<DeclareRequest> Requests { get; } = [];

    public List<Baseline> AllBaselines { get; } = [];

    public Func<DeclareRequest, IReadOnlyList<string>> Refuse { get; set; } = _ => [];

    public Activities Metered { get; set; } = Activities.None;

    public SubSupply Supplied { get; set; } = SubSupply.None;

    public bool Known { get; set; } = true;

    /// <summary>The months that a baseline is made with; the real grain takes them from its accounts.</summary>
    public Func<Baseline, IReadOnlyList<BaselinePoint>> BaselinePoints { get; set; } =
        asked => [.. asked.Reference.Months().Select(month => new BaselinePoint(month, 300_000m, 1_500m, null))];

    public Task<InventoryAnswer?> Read(AccountingPeriod period) => Task.FromResult(Known
        ? new InventoryAnswer { Inputs = Inputs(period), FactorSet = factorSet(), Reported = Of(period), Pending = null }
        : null);

    public Task<DeclareReply> Declare(DeclareRequest request)
    {
        Requests.Add(request);
        var history = _declared.Where(one => one.Period == request.Period).ToArray();
        var newest = history.Length == 0 ? 0 : history[^1].Version;
        if (request.SeenVersion is { } seen && seen != newest)
        {
            return Task.FromResult(new DeclareReply(null, [], Conflict: true));
        }

        string[] faults =
        [
            .. DeclarationRules.Faults(request.Period, request.Figures).Select(fault => $"{fault.Field}: {fault.Sentence}"),
            .. Refuse(request),
        ];
        if (faults.Length > 0)
        {
            return Task.FromResult(new DeclareReply(null, faults));
        }

        if (newest > 0 && DeclarationHistory.Same(history[^1].Figures, request.Figures))
        {
            return Task.FromResult(new DeclareReply(history[^1], []));
        }

        _declared.Add(new Declaration
        {
            Period = request.Period,
            Version = newest + 1,
            Figures = request.Figures,
            By = request.By,
            Via = request.Via,
            AtUnixMs = Fakes.Reports.Now.ToUnixTimeMilliseconds(),
        });
        return Task.FromResult(new DeclareReply(_declared[^1], []));
    }

    public Task<IReadOnlyList<Declaration>> Declarations(AccountingPeriod? period) =>
        Task.FromResult<IReadOnlyList<Declaration>>([.. _declared.Where(one => period is null || one.Period == period)]);

    public Task<LockReply> Lock(AccountingPeriod period, string by)
    {
        if (Of(period).Count == 0)
        {
            _reported.Add(Version(period, 1, by, []));
        }

        return Task.FromResult(new LockReply(Of(period)[0], null));
    }

    public Task<LockReply> Restate(AccountingPeriod period, string by)
    {
        var all = Of(period);
        if (all.Count == 0)
        {
            return Task.FromResult(new LockReply(null, $"{period} is not locked; lock it first."));
        }

        _reported.Add(Version(period, all.Count + 1, by, [new(FactorScope.Provincial, "carbon.total", 10m, 12.5m, 1m, 0.5m, 1m)]));
        return Task.FromResult(new LockReply(_reported[^1], null));
    }

    public Task<IReadOnlyList<ReportedVersion>> Reported(AccountingPeriod? period) =>
        Task.FromResult<IReadOnlyList<ReportedVersion>>([.. _reported.Where(one => period is null || one.Inputs.Period == period)]);

    public Task Review() => Task.CompletedTask;

    public Task<IReadOnlyList<Flag>> Flags() => Task.FromResult<IReadOnlyList<Flag>>(AllFlags);

    public Task<FlagReply> ActOnFlag(FlagStep step)
    {
        Steps.Add(step);
        var flag = AllFlags.FirstOrDefault(one => one.Id == step.Flag);
        return Task.FromResult(step.Action == "close" ? new FlagReply(flag, "A candidate can be verified or dismissed.") : new FlagReply(flag, null));
    }

    public Task<IReadOnlyList<Baseline>> Baselines() => Task.FromResult<IReadOnlyList<Baseline>>(AllBaselines);

    public Task<BaselineReply> SetBaseline(Baseline baseline)
    {
        if (string.IsNullOrEmpty(baseline.Reason))
        {
            return Task.FromResult(new BaselineReply(null, ["reason: say why the baseline is made."]));
        }

        var points = BaselinePoints(baseline);
        AllBaselines.Add(baseline with
        {
            Version = AllBaselines.Count(one => one.Id == baseline.Id) + 1,
            AtUnixMs = Fakes.Reports.Now.ToUnixTimeMilliseconds(),
            Points = points,
        });
        return Task.FromResult(new BaselineReply(AllBaselines[^1], []));
    }

    private IReadOnlyList<ReportedVersion> Of(AccountingPeriod period) => [.. _reported.Where(one => one.Inputs.Period == period)];

    private ReportedVersion Version(AccountingPeriod period, int version, string by, RestatedFigure[] differences) => new()
    {
        Version = version,
        AtUnixMs = Fakes.Reports.Now.ToUnixTimeMilliseconds(),
        By = by,
        FactorSet = factorSet(),
        Inputs = Inputs(period),
        Document = $$"""{"period":"{{period}}","version":{{version}},"名":"1.0"}""",
        Differences = differences,
    };

    private InventoryInputs Inputs(AccountingPeriod period) => new()
    {
        Park = park.Id,
        Region = park.Region,
        Enterprise = enterprise,
        Period = period,
        TimeZone = park.TimeZone,
        FromUnixMs = new DateTimeOffset(period.First.Year, period.First.Month, 1, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds(),
        ToUnixMs = new DateTimeOffset(period.Last.Next.Year, period.Last.Next.Month, 1, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds(),
        AsOfUnixMs = Fakes.Reports.Now.ToUnixTimeMilliseconds(),
        Metered = Metered,
        Supplied = Supplied,
        Declared = DeclarationHistory.Touching(_declared, period),
    };
}
