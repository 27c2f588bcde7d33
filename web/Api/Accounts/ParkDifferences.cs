using ParkTwin.Domain.Accounting;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>How a park's figures as they stand differ from the sums of what its enterprises reported.</summary>
internal static class ParkDifferences
{
    /// <summary>The restatement that the differences would make; null where no figure differs. Its causes are the enterprises' to say.</summary>
    public static ReportedVersion? Between(ReportedAccount reported, Account now)
    {
        RestatedFigure[] differences =
        [
            .. reported.Account.Figures.Keys.Union(now.Figures.Keys).Order(StringComparer.Ordinal)
                .Select(key => new RestatedFigure(now.Scope, key, Value(reported.Account, key), Value(now, key), null, null, null))
                .Where(one => one.From != one.To),
        ];
        return differences.Length == 0 ? null : reported.Version with
        {
            Version = reported.Version.Version + 1,
            FactorSet = now.FactorSet,
            Differences = differences,
        };
    }

    private static decimal? Value(Account account, string key) => account.Figures.GetValueOrDefault(key)?.Value;
}
