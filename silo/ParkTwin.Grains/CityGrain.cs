using Orleans;
using Orleans.Runtime;
using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.City;
using ParkTwin.Domain.Evaluation;

namespace ParkTwin.Grains;

/// <summary>The city's register: what was declared, published or frozen stays; later things stand beside it.</summary>
public sealed class CityGrain(
    [PersistentState("city", GrainStorageNames.Files)] IPersistentState<CityState> state,
    IReferenceSets references,
    TimeProvider time) : Grain, ICityGrain
{
    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public Task<CityQuarter> Read(AccountingPeriod quarter) => Task.FromResult(new CityQuarter
    {
        Axes =
        [
            .. state.State.Axes.Where(axis => axis.Quarter == quarter)
                .GroupBy(axis => (axis.Zone, axis.Axis))
                .Select(versions => versions.MaxBy(axis => axis.Version)!),
        ],
        Targets =
        [
            .. state.State.Targets.Where(entered => entered.Target.Year == quarter.Year)
                .GroupBy(entered => (entered.Target.Axis, entered.Target.Zone))
                .Select(versions => versions.Last()),
        ],
        Published = PublishedOf(quarter),
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeclaredAxis>> AxisHistory(AccountingPeriod quarter) =>
        Task.FromResult<IReadOnlyList<DeclaredAxis>>([.. state.State.Axes.Where(axis => axis.Quarter == quarter)]);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> DeclareAxis(DeclaredAxis declared)
    {
        var faults = CityRules.Faults(declared, await references.CurrentAsync());
        if (faults.Count > 0)
        {
            return faults;
        }

        var newest = state.State.Axes.FindLast(axis =>
            axis.Quarter == declared.Quarter && axis.Zone == declared.Zone && axis.Axis == declared.Axis);
        if (newest is null || newest.Value != declared.Value || newest.Source != declared.Source)
        {
            await WriteAsync(axes: [.. state.State.Axes, declared with { Version = (newest?.Version ?? 0) + 1, AtUnixMs = Now }]);
        }

        return [];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> SetTarget(AxisTarget target, string by)
    {
        var faults = CityRules.Faults(target, by, await references.CurrentAsync());
        if (faults.Count > 0)
        {
            return faults;
        }

        var newest = state.State.Targets.FindLast(entered =>
            entered.Target.Year == target.Year && entered.Target.Axis == target.Axis && entered.Target.Zone == target.Zone);
        if (newest?.Target != target)
        {
            await WriteAsync(targets: [.. state.State.Targets, new(target, by, Now)]);
        }

        return [];
    }

    /// <inheritdoc/>
    public async Task<PublishedRanking> Publish(PublishRankingRequest request)
    {
        var published = PublishedOf(request.Quarter);
        if (published is [.., var newest] && newest.Document == request.Document)
        {
            return newest;
        }

        var version = new PublishedRanking
        {
            Quarter = request.Quarter,
            Version = published.Count + 1,
            AtUnixMs = Now,
            By = request.By,
            Note = request.Note,
            Document = request.Document,
        };
        await WriteAsync(published: [.. state.State.Published, version]);
        return version;
    }

    /// <inheritdoc/>
    public async Task<FrozenGroup> Freeze(FrozenGroup group)
    {
        var key = FrozenGroup.KeyOf(group.Industry, group.Figure, group.Period);
        if (state.State.Groups.TryGetValue(key, out var kept))
        {
            return kept;
        }

        await WriteAsync(groups: new(state.State.Groups, StringComparer.Ordinal) { [key] = group });
        return group;
    }

    /// <inheritdoc/>
    public Task<FrozenGroup?> Frozen(string key) => Task.FromResult(state.State.Groups.GetValueOrDefault(key));

    private List<PublishedRanking> PublishedOf(AccountingPeriod quarter) =>
        [.. state.State.Published.Where(published => published.Quarter == quarter)];

    /// <summary>Makes a state durable; where the disk refuses, the grain forgets it and reads what is there at its next call.</summary>
    private async Task WriteAsync(
        List<DeclaredAxis>? axes = null, List<EnteredTarget>? targets = null, List<PublishedRanking>? published = null,
        Dictionary<string, FrozenGroup>? groups = null)
    {
        var before = state.State;
        state.State = new()
        {
            Axes = axes ?? before.Axes,
            Targets = targets ?? before.Targets,
            Published = published ?? before.Published,
            Groups = groups ?? before.Groups,
        };
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            DeactivateOnIdle();
            throw;
        }
    }
}
