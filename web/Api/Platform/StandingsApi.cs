using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Evaluation;
using ParkTwin.Domain.Flags;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Platform;

/// <summary>All enterprises of the parks in scope, a row each: one question for the whole table of the platform.</summary>
internal sealed class StandingsApi(CallerRegistry registry, IGrainFactory grains, AccountReader reader)
{
    private static readonly (string Name, string Key)[] Named =
    [
        ("grade", CarbonGrade.GradeKey),
        ("level", CarbonGrade.LevelKey),
        ("l", CarbonGrade.LKey),
        ("k", CarbonGrade.KKey),
        ("tco2", "carbon.total"),
        ("tce", "energy.tceCalorific"),
        ("loadKwh", "energy.loadKwh"),
    ];

    private static readonly Dictionary<string, string> Keys =
        Named.ToDictionary(one => one.Name, one => one.Key, StringComparer.Ordinal);

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/platform/enterprises", (
            StandingsApi api, string? period, string? park, string? compare, CancellationToken cancellation) =>
            api.GetAsync(period, park, compare, cancellation))
        .WithTags("Platform")
        .Needs(AccessRight.ReadParkAccounts)
        .Describe<StandingsView>("platformEnterprises", "The enterprises of all parks by grade", """
            A row for each enterprise of the parks that the caller has whole: grade, level, carbon per value added against the mean of its
            industry, carbon, energy, how they moved, open flags, completeness. `park` asks one park; `compare` is year (default), previous
            or none. Unknown is null, and the row's `reasons` says why. Locked periods show what was reported.
            """, 400, 404);

    private async Task<IResult> GetAsync(string? text, string? park, string? compare, CancellationToken cancellation)
    {
        if (PlatformParks.TryFind(registry, park, out var parks) is { } missing)
        {
            return missing;
        }

        if (AccountQuery.TryReadPeriod(text, out var period) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        AccountingPeriod? before;
        switch (compare)
        {
            case null or "" or "year":
                before = period.YearBefore();
                break;
            case "previous":
                before = period.Before();
                break;
            case "none":
                before = null;
                break;
            default:
                return Problems.Bad(UsageQuery.Say("compare", compare, "year, previous or none"));
        }

        var rows = new List<StandingView>();
        foreach (var one in parks)
        {
            rows.AddRange(await RowsAsync(one, period, before, cancellation));
        }

        return TypedResults.Ok(new StandingsView
        {
            Period = period.ToString(),
            Before = before?.ToString(),
            Scope = FigureId.WordOf(FactorScope.Provincial),
            Keys = Keys,
            Parks = [.. parks.Select(PlatformParks.View)],
            Enterprises = rows,
        });
    }

    /// <summary>The rows of a park, in the registry's order.</summary>
    public async Task<IReadOnlyList<StandingView>> RowsAsync(
        RegisteredPark park, AccountingPeriod period, AccountingPeriod? before, CancellationToken cancellation)
    {
        var rows = await reader.EachAsync(
            park,
            period,
            FactorScope.Provincial,
            async (who, account) => who.Id is { } id
                ? Row(
                    park,
                    park.FindEnterprise(id)!,
                    account,
                    before is { } earlier ? await reader.ReadAsync(who, earlier, FactorScope.Provincial, withCost: false) : null,
                    await grains.GetGrain<IInventoryGrain>(who.GrainKey).Flags())
                : null,
            cancellation,
            withCost: false);
        return [.. rows.Select(row => row.Taken).OfType<StandingView>()];
    }

    private static StandingView Row(
        RegisteredPark park, EnterpriseDefinition enterprise, PeriodAccount account, PeriodAccount? before, IReadOnlyList<Flag> flags)
    {
        var shown = account.Shown;
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        decimal? Take(string name)
        {
            var figure = shown.Figures.GetValueOrDefault(Keys[name]);
            if (figure?.Value is null)
            {
                reasons[name] = figure?.Reason ?? $"This account has no {Keys[name]}: nothing it could follow from is metered or declared.";
            }

            return Exact.Trim(figure?.Value);
        }

        return new()
        {
            Park = park.Definition.Id.Value,
            Enterprise = enterprise.Id.Value,
            Name = enterprise.Name,
            Industry = enterprise.Industry,
            State = AccountWords.Of(account.State),
            Version = account.ShownVersion,
            FactorSet = shown.FactorSet,
            Grade = Take("grade"),
            Level = Take("level"),
            L = Take("l"),
            K = Take("k"),
            Mean = Exact.Trim(MeanOf(shown)),
            Tco2 = Take("tco2"),
            Tce = Take("tce"),
            LoadKwh = Take("loadKwh"),
            Tco2Before = Exact.Trim(before?.Shown.Figures.GetValueOrDefault("carbon.total")?.Value),
            LBefore = Exact.Trim(before?.Shown.Figures.GetValueOrDefault(CarbonGrade.LKey)?.Value),
            Completeness = AccountWords.Share(shown.LeastCompleteness),
            OpenFlags = flags.Count(flag => FlagLifecycle.IsOpen(flag.State)),
            Candidates = flags.Count(flag => flag.State == FlagState.Candidate),
            Reasons = reasons,
        };
    }

    /// <summary>The industry's mean as it stands in the tree of K.</summary>
    private static decimal? MeanOf(Account account) =>
        account.Figures.GetValueOrDefault(CarbonGrade.KKey) is { Inputs: [_, var mean] } ? mean.Value : null;
}
