using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.City;
using ParkTwin.Domain.Evaluation;

namespace ParkTwin.Web.Tests.Fakes;

/// <summary>A city's register in memory.</summary>
internal sealed class FakeCity(IReferenceSets references) : ICityGrain
{
    private readonly List<DeclaredAxis> _axes = [];
    private readonly List<EnteredTarget> _targets = [];
    private readonly List<PublishedRanking> _published = [];
    private readonly Dictionary<string, FrozenGroup> _groups = new(StringComparer.Ordinal);

    public Task<CityQuarter> Read(AccountingPeriod quarter) => Task.FromResult(new CityQuarter
    {
        Axes = [.. _axes.Where(one => one.Quarter == quarter)],
        Targets = [.. _targets.Where(one => one.Target.Year == quarter.Year).GroupBy(one => (one.Target.Axis, one.Target.Zone)).Select(one => one.Last())],
        Published = [.. _published.Where(one => one.Quarter == quarter)],
    });

    public Task<IReadOnlyList<DeclaredAxis>> AxisHistory(AccountingPeriod quarter) =>
        Task.FromResult<IReadOnlyList<DeclaredAxis>>([.. _axes.Where(one => one.Quarter == quarter)]);

    public Task<IReadOnlyList<string>> DeclareAxis(DeclaredAxis declared)
    {
        _axes.Add(declared with { Version = _axes.Count + 1, AtUnixMs = Reports.Now.ToUnixTimeMilliseconds() });
        return Task.FromResult<IReadOnlyList<string>>([]);
    }

    public async Task<IReadOnlyList<string>> SetTarget(AxisTarget target, string by)
    {
        var faults = CityRules.Faults(target, by, await references.CurrentAsync());
        if (faults.Count == 0)
        {
            _targets.Add(new(target, by, Reports.Now.ToUnixTimeMilliseconds()));
        }

        return faults;
    }

    public Task<PublishedRanking> Publish(PublishRankingRequest request)
    {
        if (_published.LastOrDefault(one => one.Quarter == request.Quarter) is { } newest && newest.Document == request.Document)
        {
            return Task.FromResult(newest);
        }

        _published.Add(new()
        {
            Quarter = request.Quarter,
            Version = _published.Count(one => one.Quarter == request.Quarter) + 1,
            AtUnixMs = Reports.Now.ToUnixTimeMilliseconds(),
            By = request.By,
            Note = request.Note,
            Document = request.Document,
        });
        return Task.FromResult(_published[^1]);
    }

    public Task<FrozenGroup> Freeze(FrozenGroup group)
    {
        var key = FrozenGroup.KeyOf(group.Industry, group.Figure, group.Period);
        _groups.TryAdd(key, group);
        return Task.FromResult(_groups[key]);
    }

    public Task<FrozenGroup?> Frozen(string key) => Task.FromResult(_groups.GetValueOrDefault(key));
}
