using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>Carbon, energy, intensity, grade, cost and balance of an enterprise, and of a whole park.</summary>
internal sealed class AccountsApi(CallerRegistry registry, AccountReader reader)
{
    private const string PeriodText = """
        `period` is a month (2023-07), a quarter (2023-Q3), a year (2023) or twelve months to a month (2023-07-R12); `scope` is
        provincial (default), regional or national. Unknown is null, and `reasons` says why. Each of `figures` opens with
        `GET /api/explain/{figure}`. `checks` names, by key, the reference entries to be checked that a value rests
        on. Once a period is locked its figures are the reported ones, and `restated` holds what a later version would make of them.
        """;

    private const string ParkText = PeriodText + """
         Additive figures are sums over the enterprises and the park's own meters, ratios are Σ over Σ, never a mean of ratios.
        """;

    public static void Map(RouteGroupBuilder parks)
    {
        Both<CarbonView>(parks, "carbon", "Carbon", "Carbon: scopes 1 and 2, memo lines", AccountViews.Carbon);
        Both<EnergyView>(parks, "energy", "Energy", "Energy by carrier and as standard coal", AccountViews.Energy);
        Both<IntensityView>(parks, "intensity", "Intensity", "Intensities", AccountViews.Intensity);
        Both<CostView>(parks, "cost", "Cost", "Cost of electricity, demand and power factor", AccountViews.Cost);
        One<GradeView>(parks, "grade", "Grade", "The carbon-efficiency code", AccountViews.Grade);
        One<BalanceView>(parks, "balance", "Balance", "Gateways less their submeters", AccountViews.Balance);
    }

    private static void Both<T>(RouteGroupBuilder parks, string word, string name, string summary, Func<FigurePicker, T> view)
        where T : AccountView
    {
        One(parks, word, name, summary, view);
        parks.MapGet($"/{{park}}/{word}", (
                AccountsApi api, string park, [AsParameters] AccountQuery query, CancellationToken cancellation) =>
                api.ParkAsync(park, query, view, cancellation))
            .Needs(AccessRight.ReadParkAccounts)
            .Describe<T>($"park{name}", summary + " of a whole park", ParkText, 400, 404, 503);
    }

    private static void One<T>(RouteGroupBuilder parks, string word, string name, string summary, Func<FigurePicker, T> view)
        where T : AccountView => parks.MapGet($"/{{park}}/enterprises/{{enterprise}}/{word}", (
                AccountsApi api, string park, string enterprise, [AsParameters] AccountQuery query) =>
                api.EnterpriseAsync(park, enterprise, query, view))
            .Needs(AccessRight.ReadAccounts)
            .Describe<T>($"enterprise{name}", summary + " of one enterprise", PeriodText, 400, 404, 503);

    private async Task<IResult> EnterpriseAsync<T>(string park, string enterprise, AccountQuery query, Func<FigurePicker, T> view)
        where T : AccountView
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        if (query.TryRead(out var period, out var scope) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        return Answer(await reader.ReadAsync(who, period, scope), who.Park, view);
    }

    private async Task<IResult> ParkAsync<T>(string park, AccountQuery query, Func<FigurePicker, T> view, CancellationToken cancellation)
        where T : AccountView
    {
        if (!registry.TryFindWhole(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        if (query.TryRead(out var period, out var scope) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        return Answer(await reader.ReadAsync(found, period, scope, cancellation), found, view);
    }

    private static IResult Answer<T>(PeriodAccount? account, RegisteredPark park, Func<FigurePicker, T> view)
        where T : AccountView
    {
        if (account is null)
        {
            return Problems.NotYet();
        }

        var picker = new FigurePicker(account, park);
        return TypedResults.Ok(picker.Complete(view(picker)));
    }
}
