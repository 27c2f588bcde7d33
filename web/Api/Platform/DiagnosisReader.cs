using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Diagnosing;
using ParkTwin.Web.Api.Accounts;

namespace ParkTwin.Web.Api.Platform;

/// <summary>Gathers what a diagnosis follows from, and makes it.</summary>
internal sealed class DiagnosisReader(AccountReader reader, LoadReader loads)
{
    private const int AtOnce = 8;

    /// <summary>The findings of one enterprise with its account; null before the silo knows it.</summary>
    public async Task<(PeriodAccount Account, IReadOnlyList<Finding> Findings)?> ReadAsync(EnterpriseRef who, AccountingPeriod period)
    {
        if (await reader.ReadAsync(who, period, FactorScope.Provincial) is not { } account)
        {
            return null;
        }

        var before = await reader.ReadAsync(who, period.YearBefore(), FactorScope.Provincial);
        return (account, await FindAsync(who, account.Shown, before?.Shown));
    }

    /// <summary>The findings of everything in a park that the silo knows, in the registry's order.</summary>
    public async Task<IReadOnlyList<(EnterpriseRef Who, PeriodAccount Account, IReadOnlyList<Finding> Findings)>> EachAsync(
        RegisteredPark park, AccountingPeriod period, CancellationToken cancellation)
    {
        var now = await reader.EachAsync(park, period, FactorScope.Provincial, cancellation);
        var before = (await reader.EachAsync(park, period.YearBefore(), FactorScope.Provincial, cancellation))
            .ToDictionary(one => one.Who, one => one.Account.Shown);
        var found = new IReadOnlyList<Finding>[now.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, now.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (i, _) => found[i] = await FindAsync(now[i].Who, now[i].Account.Shown, before.GetValueOrDefault(now[i].Who)));
        return [.. now.Select((one, i) => (one.Who, one.Account, found[i]))];
    }

    private async Task<IReadOnlyList<Finding>> FindAsync(EnterpriseRef who, Account account, Account? before)
    {
        var (load, from, to) = await loads.ReadAsync(who, account.Period);
        return Diagnosis.Of(new()
        {
            Account = account,
            YearBefore = before,
            Load = load,
            FromUnixMs = from,
            ToUnixMs = to,
            Contract = who.Id is { } id ? who.Park.FindEnterprise(id)?.Contract : null,
        });
    }
}
