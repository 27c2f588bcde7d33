using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Diagnosing;
using ParkTwin.Web.Api.Accounts;

namespace ParkTwin.Web.Api.Platform;

/// <summary>Gathers what a diagnosis follows from, and makes it.</summary>
internal sealed class DiagnosisReader(AccountReader reader, LoadReader loads)
{
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

    /// <summary>
    /// What is taken of the findings of everything in a park that the silo knows, in the registry's order. What is not taken is let go: a
    /// finding holds the tree of the account that it rests on.
    /// </summary>
    public Task<IReadOnlyList<(EnterpriseRef Who, T Taken)>> EachAsync<T>(
        RegisteredPark park,
        AccountingPeriod period,
        Func<EnterpriseRef, PeriodAccount, IReadOnlyList<Finding>, T> take,
        CancellationToken cancellation) =>
        reader.EachAsync(
            park,
            period,
            FactorScope.Provincial,
            async (who, account) =>
            {
                var before = await reader.ReadAsync(who, period.YearBefore(), FactorScope.Provincial);
                return take(who, account, await FindAsync(who, account.Shown, before?.Shown));
            },
            cancellation);

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
