using Orleans;
using Orleans.Runtime;
using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Baselines;
using ParkTwin.Domain.Declared;
using ParkTwin.Domain.Flags;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Grains;

/// <summary>
/// The inventory of one enterprise. Thin: <see cref="InventorySource"/> gathers what figures follow from, the domain makes and
/// compares them, and this class orders the effects. What it answers is saved before.
/// </summary>
public sealed class InventoryGrain : Grain, IInventoryGrain
{
    private const string NotRegistered =
        "The registry has no such enterprise yet, or its ledgers have not been told of it; add it to the registry file.";

    private readonly IPersistentState<InventoryState> _state;
    private readonly IReferenceSets _sets;
    private readonly TimeProvider _time;
    private InventorySource _source = null!;
    private DeclarationDesk _declarations = null!;
    private ReportDesk _reports = null!;
    private FlagDesk _flags = null!;
    private BaselineDesk _baselines = null!;

    /// <summary>Made by the runtime on the first call.</summary>
    public InventoryGrain(
        [PersistentState("inventory", GrainStorageNames.Files)] IPersistentState<InventoryState> state,
        IReferenceSets sets,
        TimeProvider time)
    {
        _state = state;
        _sets = sets;
        _time = time;
    }

    private InventoryState State => _state.State;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        _source = new(GrainFactory, key, _time);
        _declarations = new(key, GrainFactory.GetGrain<ICertificateGrain>(GrainKeys.Certificates), SaveAsync);
        _reports = new(_sets, _source);
        _flags = new(_source);
        _baselines = new(_source);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<InventoryAnswer?> Read(AccountingPeriod period)
    {
        var set = await _sets.CurrentAsync();
        if (await InputsAsync(period, set) is not { } inputs)
        {
            return null;
        }

        var pending = await PendingAsync(inputs, set);
        if (pending is not null && RestatementRules.IsDue(State.Reported[period], inputs, set.Version, inputs.AsOfUnixMs))
        {
            await KeepAsync([pending]);
            pending = null;
        }

        return new()
        {
            Inputs = inputs,
            FactorSet = set.Version,
            Reported = [.. State.Reported.GetValueOrDefault(period, []).Select(PackedReport.Unpack)],
            Pending = pending,
        };
    }

    /// <inheritdoc/>
    public async Task<DeclareReply> Declare(DeclareRequest request)
    {
        if (await _source.AssignmentAsync() is not { } assignment)
        {
            return new(null, [NotRegistered]);
        }

        var faults = DeclarationRules.Faults(request.Period, request.Figures, _source.ThisMonth(assignment));
        return faults.Count > 0
            ? new(null, [.. faults.Select(fault => $"{fault.Field}: {fault.Sentence}")])
            : await _declarations.KeepAsync(State, request, _source.Now);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Declaration>> Declarations(AccountingPeriod? period) => Task.FromResult<IReadOnlyList<Declaration>>(
        [.. State.Declarations.Where(one => period is null || one.Period == period)]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReportedVersion>> Reported(AccountingPeriod? period) => Task.FromResult<IReadOnlyList<ReportedVersion>>(
        [
            .. State.Reported.Where(one => period is null || one.Key == period)
                .OrderBy(one => one.Key)
                .SelectMany(one => one.Value)
                .Select(PackedReport.Unpack),
        ]);

    /// <inheritdoc/>
    public async Task<LockReply> Lock(AccountingPeriod period, string by)
    {
        if (State.Reported.TryGetValue(period, out var versions))
        {
            return new(PackedReport.Unpack(versions[0]), null);
        }

        var set = await _sets.CurrentAsync();
        if (await InputsAsync(period, set) is not { } inputs)
        {
            return new(null, NotRegistered);
        }

        var reply = ReportDesk.Lock(inputs, set, by);
        if (reply.Reported is { } first)
        {
            await KeepAsync([first]);
        }

        return reply;
    }

    /// <inheritdoc/>
    public async Task<LockReply> Restate(AccountingPeriod period, string by)
    {
        if (!State.Reported.TryGetValue(period, out var versions))
        {
            return new(null, $"{period} is not locked, so its figures follow the data; lock it first.");
        }

        var set = await _sets.CurrentAsync();
        if (await InputsAsync(period, set) is { } inputs && await PendingAsync(inputs, set) is { } pending)
        {
            await KeepAsync([pending with { By = by }]);
        }

        return new(PackedReport.Unpack(versions[^1]), null);
    }

    /// <inheritdoc/>
    public async Task Review()
    {
        var isUnsettled = State.Unsettled.Count > 0;
        await _declarations.SettleAsync(State);
        if (await _source.AssignmentAsync() is not { } assignment)
        {
            return;
        }

        var set = await _sets.CurrentAsync();
        var inputs = await _source.ReadAsync(assignment, [.. State.Reported.Keys], set, State.Declarations);
        var found = new List<ReportedVersion>();
        foreach (var one in inputs.Values)
        {
            if (await PendingAsync(one, set) is { } pending
                && RestatementRules.IsDue(State.Reported[one.Period], one, set.Version, one.AsOfUnixMs))
            {
                found.Add(pending);
            }
        }

        var flags = await _flags.EvaluateAsync(assignment, State, set);
        if (found.Count > 0)
        {
            await KeepAsync([.. found], flags);
        }
        else if (isUnsettled || !ReferenceEquals(flags, State.Flags))
        {
            State.Flags = flags;
            await SaveAsync();
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Flag>> Flags() => Task.FromResult<IReadOnlyList<Flag>>(
        [.. State.Flags.OrderByDescending(flag => flag.Trail[0].AtUnixMs).ThenBy(flag => flag.Id, StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public async Task<FlagReply> ActOnFlag(FlagStep step)
    {
        var index = State.Flags.FindIndex(flag => flag.Id == step.Flag);
        if (index < 0)
        {
            return new(null, null);
        }

        var result = FlagLifecycle.Step(State.Flags[index], step.Action, step.By, step.Text, _source.Now);
        if (result.Refused is null && !ReferenceEquals(result.Flag, State.Flags[index]))
        {
            State.Flags[index] = result.Flag;
            await SaveAsync();
        }

        return new(result.Flag, result.Refused);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Baseline>> Baselines() => Task.FromResult<IReadOnlyList<Baseline>>(
        [.. State.Baselines.OrderBy(one => one.Id, StringComparer.Ordinal).ThenBy(one => one.Version)]);

    /// <inheritdoc/>
    public async Task<BaselineReply> SetBaseline(Baseline baseline)
    {
        if (await _source.AssignmentAsync() is not { } assignment)
        {
            return new(null, [NotRegistered]);
        }

        var before = State.Baselines.Count;
        var reply = await _baselines.AddAsync(assignment, State, baseline, await _sets.CurrentAsync());
        if (State.Baselines.Count > before)
        {
            await SaveAsync();
        }

        return reply;
    }

    private async Task<InventoryInputs?> InputsAsync(AccountingPeriod period, ReferenceSet set) =>
        await _source.AssignmentAsync() is { } assignment
            ? await _source.ReadAsync(assignment, period, set, State.Declarations)
            : null;

    private async Task<ReportedVersion?> PendingAsync(InventoryInputs inputs, ReferenceSet set) =>
        State.Reported.TryGetValue(inputs.Period, out var versions) ? await _reports.PendingAsync(versions[^1], inputs, set) : null;

    /// <summary>The ledgers first: they must never stand behind what was reported of them.</summary>
    private async Task KeepAsync(IReadOnlyList<ReportedVersion> versions, List<Flag>? flags = null)
    {
        await _source.SecureAsync();
        State.Flags = flags ?? State.Flags;
        foreach (var version in versions)
        {
            if (version.Version == 1)
            {
                State.Reported.Add(version.Inputs.Period, []);
            }

            State.Reported[version.Inputs.Period].Add(PackedReport.Pack(version));
        }

        await SaveAsync();
    }

    /// <summary>Makes the state durable; where the disk refuses, the grain forgets it and reads what is there at its next call.</summary>
    private async Task SaveAsync()
    {
        try
        {
            await _state.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
