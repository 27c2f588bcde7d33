using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>
/// Reads what the figures of a period follow from and makes them. For who does not see a whole park the meters of others in them have no
/// names. Safe for concurrent use.
/// </summary>
internal sealed class AccountReader(IGrainFactory grains, IReferenceSets sets, CurrentCaller caller)
{
    private const int GrainsAtOnce = 16;

    /// <summary>The account of one enterprise; null before the silo knows it.</summary>
    /// <param name="who">Whose.</param>
    /// <param name="period">The period.</param>
    /// <param name="scope">The factor scope.</param>
    /// <param name="withCost">False leaves out, as it stands now, what <see cref="Accountant.IsOfCost"/>.</param>
    public async Task<PeriodAccount?> ReadAsync(EnterpriseRef who, AccountingPeriod period, FactorScope scope, bool withCost = true) =>
        await grains.GetGrain<IInventoryGrain>(who.GrainKey).Read(period) is { } answer
            ? await MakeAsync(answer, scope, caller.Value.Scope.SeesWhole(who.Park.Definition.Id), withCost)
            : null;

    /// <summary>
    /// The account of a whole park: additive figures are sums, ratios are Σ over Σ. It is as settled as the least settled of its
    /// enterprises, and shows what was reported once all of them are locked with one reference set.
    /// </summary>
    public async Task<PeriodAccount?> ReadAsync(
        RegisteredPark park, AccountingPeriod period, FactorScope scope, CancellationToken cancellation)
    {
        var all = (await EachAsync(park, period, scope, cancellation)).Select(one => one.Account).ToArray();
        if (all.Length == 0)
        {
            return null;
        }

        var id = park.Definition.Id;
        var now = Accountant.Sum(id, [.. all.Select(one => one.Now)]);
        if (Array.Exists(all, one => one.Reported.Count == 0) || all.Select(one => one.Shown.FactorSet).Distinct().Skip(1).Any())
        {
            return new PeriodAccount { Now = now };
        }

        var locked = all.Select(one => one.Reported[0]).ToArray();
        var reported = new ReportedAccount(
            locked.MaxBy(one => one.Version.AtUnixMs)!.Version with { Version = 1, Differences = [], Document = string.Empty },
            Accountant.Sum(id, [.. locked.Select(one => one.Account)]));
        return new PeriodAccount { Now = now, Reported = [reported], Pending = ParkDifferences.Between(reported, now) };
    }

    /// <summary>
    /// A park's account as it stands, of these figures alone: their values and trees are those of the whole account. Null where the silo
    /// knows nothing of the park.
    /// </summary>
    public async Task<Account?> SumAsync(
        RegisteredPark park, AccountingPeriod period, FactorScope scope, IReadOnlySet<string> keys, CancellationToken cancellation)
    {
        var all = await EachAsync(
            park, period, scope, (_, account) => ValueTask.FromResult(Only(account.Now, keys)), cancellation, keys.Any(Accountant.IsOfCost));
        return all.Count == 0 ? null : Accountant.Sum(park.Definition.Id, [.. all.Select(one => one.Taken)]);
    }

    /// <summary>The accounts of everything in a park that the silo knows, in the registry's order.</summary>
    public Task<IReadOnlyList<(EnterpriseRef Who, PeriodAccount Account)>> EachAsync(
        RegisteredPark park, AccountingPeriod period, FactorScope scope, CancellationToken cancellation) =>
        EachAsync(park, period, scope, (_, account) => ValueTask.FromResult(account), cancellation);

    /// <summary>
    /// What is taken of the account of everything in a park that the silo knows, in the registry's order. An account is a large tree: of a
    /// thousand, what is not taken is let go at once, and as many are made together as there are cores.
    /// </summary>
    /// <param name="park">The park, seen whole.</param>
    /// <param name="period">The period.</param>
    /// <param name="scope">The factor scope.</param>
    /// <param name="take">Takes what is wanted; called for several at once, in any order.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="withCost">False leaves out, as it stands now, what <see cref="Accountant.IsOfCost"/>.</param>
    public async Task<IReadOnlyList<(EnterpriseRef Who, T Taken)>> EachAsync<T>(
        RegisteredPark park,
        AccountingPeriod period,
        FactorScope scope,
        Func<EnterpriseRef, PeriodAccount, ValueTask<T>> take,
        CancellationToken cancellation,
        bool withCost = true)
    {
        var all = EnterpriseRef.AllOf(park).ToArray();
        var taken = new (bool Known, T What)[all.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, all.Length),
            new ParallelOptions { MaxDegreeOfParallelism = GrainsAtOnce, CancellationToken = cancellation },
            async (i, _) =>
            {
                if (await grains.GetGrain<IInventoryGrain>(all[i].GrainKey).Read(period) is { } answer)
                {
                    taken[i] = (true, await take(all[i], await MakeAsync(answer, scope, named: true, withCost)));
                }
            });
        return [.. all.Zip(taken).Where(one => one.Second.Known).Select(one => (one.First, one.Second.What))];
    }

    private static Account Only(Account account, IReadOnlySet<string> keys) => account with
    {
        Figures = account.Figures.Where(one => keys.Contains(one.Key)).ToDictionary(StringComparer.Ordinal),
    };

    private async Task<PeriodAccount> MakeAsync(InventoryAnswer answer, FactorScope scope, bool named, bool withCost)
    {
        var reported = new List<ReportedAccount>(answer.Reported.Count);
        foreach (var version in answer.Reported)
        {
            var account = Accountant.Make(named ? version.Inputs : OthersMeters.Unnamed(version.Inputs), await SetAsync(version.FactorSet), scope);
            reported.Add(new ReportedAccount(version, ReportedCheck.Of(version, account)));
        }

        var inputs = named ? answer.Inputs : OthersMeters.Unnamed(answer.Inputs);
        var set = await SetAsync(answer.FactorSet);
        return new PeriodAccount
        {
            Now = withCost ? Accountant.Make(inputs, set, scope) : Accountant.MakeWithoutCost(inputs, set, scope),
            Reported = reported,
            Pending = answer.Pending,
        };
    }

    private async Task<ReferenceSet> SetAsync(string version) => await sets.FindAsync(version)
        ?? throw new InvalidDataException($"Reference set '{version}' is named by an account and is not there.");
}
