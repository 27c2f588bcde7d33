using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.City;
using ParkTwin.Domain.Reference;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;

namespace ParkTwin.Web.Api.City;

/// <summary>The city: its zones, and the quarterly ranking over all parks of the registry, whoever asks.</summary>
internal sealed class CityApi(
    IRegistryView registry, CallerRegistry seen, IGrainFactory grains, IReferenceSets sets, AccountReader reader)
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var city = app.MapGroup("/api/city").WithTags("City");
        city.MapGet("/ranking", (CityApi api, string? quarter, CancellationToken cancellation) => api.GetAsync(quarter, cancellation))
            .Needs(AccessRight.ReadCity)
            .Describe<RankingView>("cityRanking", "The quarterly ranking of the zones", """
                Axes follow from the parks' accounts from January to the quarter's end (Σ over Σ) or are declared; a missing axis is a gap
                with its reason, never 0. A zone is ranked once all mandatory axes are known. A published quarter shows what was published.
                """, 400, 404);
        city.MapPut("/axes/{zone}/{quarter}", (CityApi api, HttpRequest request, string zone, string quarter) =>
                api.DeclareAsync(request, zone, quarter))
            .Accepts<AxesBody>("application/json")
            .Needs(AccessRight.PublishReference)
            .Describe<AxesBody>("declareAxes", "Declares axes of a zone in a quarter", """
                For axes that no account has, each with its source; every version is kept. `zone` is an id of the zones or of a park.
                """, 400, 422);
        city.MapPost("/ranking/{quarter}/publish", (CityApi api, string quarter, string? note, CancellationToken cancellation) =>
                api.PublishAsync(quarter, note, cancellation))
            .Needs(AccessRight.PublishReference)
            .Describe<RankingView>("publishRanking", "Publishes a quarter's ranking", """
                What is published never changes; publishing again makes a restated version beside it where anything differs.
                """, 400, 404);
        city.MapGet("/zones", (CityApi api) => api.ZonesAsync())
            .Needs(AccessRight.ReadCity)
            .Describe<ZonesView>("cityZones", "The development zones", """
                With aliases, validity, and notes on what the source contradicts itself in.
                """);
    }

    private async Task<IResult> ZonesAsync()
    {
        var set = await sets.CurrentAsync();
        return TypedResults.Ok(new ZonesView(set.Version, set.Zones.Source, [.. set.Zones.All.Select(View)], set.Zones.Notes));
    }

    private static ZoneView View(Zone zone) => new()
    {
        Id = zone.Id,
        NameZh = zone.NameZh,
        NameEn = zone.NameEn,
        Level = zone.Level.ToString().ToLowerInvariant(),
        Aliases = zone.Aliases,
        Parent = zone.Parent,
        DevelopedKm2 = zone.DevelopedKm2,
        PlannedKm2 = zone.PlannedKm2,
        Gdp2015 = zone.Gdp2015,
        ValidFrom = zone.ValidFrom,
        ValidTo = zone.ValidTo,
        Notes = zone.Notes,
    };

    private async Task<IResult> GetAsync(string? text, CancellationToken cancellation)
    {
        if (TryRead(text, out var quarter) is { } wrong)
        {
            return wrong;
        }

        var set = await sets.CurrentAsync();
        if (set.Schemes.RadarOn(quarter.Last.First) is not { } radar)
        {
            return NoRadar(quarter);
        }

        var held = await City.Read(quarter);
        var made = await MakeAsync(quarter, set, radar, held, cancellation);
        return TypedResults.Ok(View(quarter, radar, held, made));
    }

    private async Task<IResult> PublishAsync(string text, string? note, CancellationToken cancellation)
    {
        if (TryRead(text, out var quarter) is { } wrong)
        {
            return wrong;
        }

        var set = await sets.CurrentAsync();
        if (set.Schemes.RadarOn(quarter.Last.First) is not { } radar)
        {
            return NoRadar(quarter);
        }

        var made = await MakeAsync(quarter, set, radar, await City.Read(quarter), cancellation);
        await City.Publish(new PublishRankingRequest(quarter, made.Document, seen.Caller.User, note));
        return TypedResults.Ok(View(quarter, radar, await City.Read(quarter), made));
    }

    private async Task<IResult> DeclareAsync(HttpRequest request, string zone, string text)
    {
        if (TryRead(text, out var quarter) is { } wrong)
        {
            return wrong;
        }

        var (body, unreadable) = await JsonBody.ReadAsync(request, TwinJson.Default.AxesBody);
        if (body is null)
        {
            return Problems.Bad(unreadable!);
        }

        var faults = new List<string>();
        foreach (var axis in body.Axes ?? [])
        {
            if (axis is not { Axis: { } id, Source: { } source })
            {
                faults.Add("An axis is not whole; it needs axis, value (null takes it back) and source.");
                continue;
            }

            faults.AddRange(await City.DeclareAxis(new DeclaredAxis
            {
                Quarter = quarter,
                Zone = zone,
                Axis = id,
                Value = axis.Value,
                Source = source,
                By = seen.Caller.User,
            }));
        }

        return faults.Count == 0 ? TypedResults.Ok(body) : Problems.Faulty("These axes cannot be declared.", faults);
    }

    private ICityGrain City => grains.GetGrain<ICityGrain>(GrainKeys.City);

    private async Task<Ranking> MakeAsync(
        AccountingPeriod quarter, ReferenceSet set, Radar radar, CityQuarter held, CancellationToken cancellation)
    {
        var parks = new List<CityPark>();
        var figures = new Dictionary<string, string>(StringComparer.Ordinal);
        decimal? completeness = null;
        var keys = radar.Axes.SelectMany(axis => new[] { axis.Over, axis.Under }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var park in registry.Current.Parks)
        {
            var accounts = new List<Account>();
            Account? ofQuarter = null;
            for (var one = 1; one <= (quarter.Last.Month / 3); one++)
            {
                var period = AccountingPeriod.OfQuarter(quarter.Year, one);
                if (await reader.SumAsync(park, period, FactorScope.Provincial, keys, cancellation) is { } account)
                {
                    accounts.Add(account);
                    ofQuarter = period == quarter ? account : ofQuarter;
                    completeness = account.Completeness is { } share ? Math.Min(completeness ?? 1m, share) : completeness;
                }
            }

            parks.Add(new CityPark(park.Definition.Id, park.Definition.Name, accounts));
            foreach (var key in keys.Where(key => ofQuarter?.Figures.ContainsKey(key) == true && seen.Find(park.Definition.Id) is not null))
            {
                figures[$"{park.Definition.Id}.{key}"] =
                    new FigureId(park.Definition.Id, FigureId.WholePark, quarter, FactorScope.Provincial, key).ToString();
            }
        }

        var targets = held.Targets.Select(target => target.Target).ToArray();
        var board = CityBoard.Make(quarter, set, parks, held.Axes, targets, parksAlone: true);
        return new Ranking(board.ToDocument()!, figures, completeness);
    }

    private static RankingView View(AccountingPeriod quarter, Radar radar, CityQuarter held, Ranking made)
    {
        var published = held.Published;
        using var document = JsonDocument.Parse(published.Count == 0 ? made.Document : published[0].Document);
        return new RankingView
        {
            Quarter = quarter.ToString(),
            State = AccountWords.Of(published.Count switch { 0 => ReportState.Provisional, 1 => ReportState.Final, _ => ReportState.Restated }),
            FactorSet = document.RootElement.GetProperty("factorSet").GetString()!,
            Completeness = AccountWords.Share(made.Completeness),
            Figures = made.Figures,
            Radar = radar.Id,
            Zones = document.RootElement.GetProperty("zones").Clone(),
            Targets = TargetsApi.View(held.Targets),
            Published = [.. published.Select(one => new PublishedView(
                one.Version, DateTimeOffset.FromUnixTimeMilliseconds(one.AtUnixMs), one.By, one.Note))],
        };
    }

    private static ProblemHttpResult? TryRead(string? text, out AccountingPeriod quarter) =>
        AccountingPeriod.TryParse(text, out quarter) && quarter.Kind == PeriodKind.Quarter
            ? null
            : Problems.Bad(UsageQuery.Say("quarter", text, "a quarter such as 2026-Q3"));

    private static ProblemHttpResult NoRadar(AccountingPeriod quarter) => Problems.Missing(
        "There is no radar.", $"No radar of the quarterly publication holds in {quarter}; publish one with PUT /api/reference/schemes.");

    private sealed record Ranking(string Document, IReadOnlyDictionary<string, string> Figures, decimal? Completeness);
}
