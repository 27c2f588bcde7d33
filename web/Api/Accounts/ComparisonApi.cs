using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Evaluation;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>Comparison within an industry without leaking: bands of a group that is frozen once for a period.</summary>
internal sealed class ComparisonApi(
    IRegistryView all, CallerRegistry registry, IGrainFactory grains, AccountReader reader, TimeProvider time)
{
    private const string Default = "intensity.tco2PerValueAdded";
    private const int DivisionLetters = 3;

    private static readonly string[] Bands = ["top10", "top25", "top50", "top75", "rest"];

    public static void Map(RouteGroupBuilder parks) => parks.MapGet("/{park}/enterprises/{enterprise}/comparison", (
            ComparisonApi api, string park, string enterprise, string? period, string? figure, CancellationToken cancellation) =>
            api.GetAsync(park, enterprise, period, figure, cancellation))
        .Needs(AccessRight.ReadAccounts)
        .Describe<ComparisonView>("enterpriseComparison", "Where an enterprise stands among its industry", """
            Its band by rank, never a value or a limit of another. The group of an industry, figure and period is made once the period is
            over and then never changes. A band is told only where a group has at least five members and none dominates. `figure` is a
            ratio such as intensity.tco2PerValueAdded (default).
            """, 400, 404, 503);

    private async Task<IResult> GetAsync(string park, string enterprise, string? text, string? key, CancellationToken cancellation)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        if (AccountQuery.TryReadPeriod(text, out var period) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        if (PeerFigures.Find(string.IsNullOrEmpty(key) ? Default : key) is not { } figure)
        {
            return Problems.Bad(UsageQuery.Say("figure", key, "a ratio of GET …/intensity: "
                + string.Join(", ", PeerFigures.All.Select(one => one.Key))));
        }

        if (await reader.ReadAsync(who, period, FactorScope.Provincial) is not { } account)
        {
            return Problems.NotYet();
        }

        var picker = new FigurePicker(account, who.Park);
        var value = picker.Take("value", figure.Key);
        var standing = await StandingAsync(who, figure, period, cancellation);
        return TypedResults.Ok(picker.Complete(new ComparisonView
        {
            Figure = figure.Key,
            Value = value,
            Industry = IndustryOf(who),
            Band = standing.Band is { } band ? Bands[(int)band] : null,
            Members = standing.Members,
            WithoutBand = standing.Reason,
            LowIsBetter = figure.LowIsBetter,
        }));
    }

    /// <summary>Where an enterprise stands among its industry.</summary>
    public async Task<PeerStanding> StandingAsync(
        EnterpriseRef who, PeerFigure figure, AccountingPeriod period, CancellationToken cancellation) =>
        IndustryOf(who) is not { } industry || who.Id is not { } own
            ? new PeerStanding(null, null, "The registry states no industry of this enterprise; state it there.")
            : PeerGroups.Standing(await GroupAsync(industry, figure, period, cancellation), who.Park.Definition.Id, own);

    /// <summary>The frozen group, made now where the period is over and none is; null while the period runs.</summary>
    private async Task<FrozenGroup?> GroupAsync(
        string industry, PeerFigure figure, AccountingPeriod period, CancellationToken cancellation)
    {
        var city = grains.GetGrain<ICityGrain>(GrainKeys.City);
        if (await city.Frozen(FrozenGroup.KeyOf(industry, figure.Key, period)) is { } frozen)
        {
            return frozen;
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var accounts = new List<Account>();
        var set = string.Empty;
        foreach (var park in all.Current.Parks)
        {
            if (now < period.Span(park.Calendar).ToUnixMs)
            {
                return null;
            }

            var each = await reader.EachAsync(
                park,
                period,
                FactorScope.Provincial,
                (who, account) => ValueTask.FromResult((
                    account.Now.FactorSet,
                    Member: who.Id is { } id && Division(park.FindEnterprise(id)?.Industry) == industry ? account.Shown : null)),
                cancellation);
            set = each.Count == 0 ? set : each[^1].Taken.FactorSet;
            accounts.AddRange(each.Select(one => one.Taken.Member).OfType<Account>());
        }

        // A group too small to answer is not frozen: a firm that declares late still makes it large enough.
        var group = PeerGroups.Freeze(industry, figure.Key, period, figure.LowIsBetter, PeerFigures.Members(figure, accounts), set, now);
        return group.Members.Count < PeerGroups.LeastMembers ? group : await city.Freeze(group);
    }

    private static string? IndustryOf(EnterpriseRef who) => Division(who.Id is { } id ? who.Park.FindEnterprise(id)?.Industry : null);

    private static string? Division(string? industry) => industry is { Length: >= DivisionLetters } ? industry[..DivisionLetters] : null;
}
