using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.WhatIf;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;

namespace ParkTwin.Web.Api.WhatIf;

/// <summary>Tries a change on the ledger of a period: more PV, moved load, another tariff or factor, a new enterprise. Keeps nothing.</summary>
internal sealed class WhatIfApi(CallerRegistry registry, IGrainFactory grains, WhatIfDesk desk)
{
    private const int GrainsAtOnce = 16;

    private const string Text = """
        The account of the period as it is and as it would be, made by the same accounting from the same quarter-hours; without a change both
        are the same. PV takes the place of what is bought in the same quarter-hour and feeds the rest in; moved load stays within its day;
        another tariff sums the ledger by its own time bands. Figures carry their formula and inputs; `day` is the mean day of purchase.
        Nothing is kept.
        """;

    public static void Map(RouteGroupBuilder parks)
    {
        parks.MapPost("/{park}/what-if", async (WhatIfApi api, string park, HttpRequest request, CancellationToken cancellation) =>
                await api.ParkAsync(park, request, cancellation))
            .Needs(AccessRight.ReadParkAccounts)
            .Accepts<WhatIfBody>("application/json")
            .Describe<WhatIfView>("parkWhatIf", "Try a change in a park", Text + "\n" + """
                `enterprise` names whom PV, shifts and tariff are of. A `newcomer` has `checks`: the entry check against the thresholds of the
                reference data, each with its reason; a candidate for a person to judge.
                """, 400, 404, 422, 503);
        parks.MapPost("/{park}/enterprises/{enterprise}/what-if", async (WhatIfApi api, string park, string enterprise, HttpRequest request) =>
                await api.EnterpriseAsync(park, enterprise, request))
            .Needs(AccessRight.ReadAccounts)
            .Accepts<WhatIfBody>("application/json")
            .Describe<WhatIfView>("enterpriseWhatIf", "Try a change at an enterprise", Text, 400, 404, 422, 503);
    }

    private async Task<IResult> EnterpriseAsync(string park, string enterprise, HttpRequest request)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        var (body, plan, wrong) = await ReadAsync(request);
        if (wrong is not null)
        {
            return wrong;
        }

        if (body!.Newcomer is not null || body.Enterprise is not null)
        {
            return Problems.Faulty("This cannot be tried here.",
                [$"newcomer and enterprise belong to a park; send them to POST /api/parks/{park}/what-if."]);
        }

        if (await grains.GetGrain<IInventoryGrain>(who.GrainKey).Read(plan!.Period) is not { } answer)
        {
            return Problems.NotYet();
        }

        var (one, fault) = await desk.OfAsync(who, answer, plan, isChanged: true);
        if (one is null)
        {
            return Problems.Faulty("This cannot be tried.", [fault!]);
        }

        var change = one.Change!;
        return TypedResults.Ok(View(park, who.Word, plan, one) with
        {
            Steps = [.. change.Steps.Select(WhatIfShapes.Step)],
            Figures = [.. AccountChanges.Between(one.Before, one.After).Select(WhatIfShapes.Row)],
            Day = WhatIfShapes.Day(change.Points, i => change.Bought[i]),
        });
    }

    private async Task<IResult> ParkAsync(string park, HttpRequest request, CancellationToken cancellation)
    {
        if (!registry.TryFindWhole(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        var (body, plan, wrong) = await ReadAsync(request);
        if (wrong is not null)
        {
            return wrong;
        }

        EnterpriseRef? who = null;
        if (body!.Enterprise is { } named && EnterpriseRef.TryFind(registry, park, named, out who) is { } missing)
        {
            return missing;
        }

        if (plan!.ChangesOne && who is null)
        {
            return Problems.Faulty("This cannot be tried.", ["enterprise is missing; name whose PV, load or tariff is to be changed."]);
        }

        var answers = await grains.AskAllAsync(found, grain => grain.Read(plan.Period), GrainsAtOnce, cancellation);
        var cases = new List<(EnterpriseRef Who, WhatIfCase Case)>();
        foreach (var (one, answer) in answers.Where(one => one.Answer is not null))
        {
            var (made, fault) = await desk.OfAsync(one, answer!, plan, isChanged: plan.ChangesOne && one.Word == who!.Word);
            if (made is null)
            {
                return Problems.Faulty("This cannot be tried.", [fault!]);
            }

            cases.Add((one, made));
        }

        return cases.Count == 0 ? Problems.NotYet() : TypedResults.Ok(await SumAsync(found, plan, cases));
    }

    private async Task<WhatIfView> SumAsync(RegisteredPark park, WhatIfPlan plan, List<(EnterpriseRef Who, WhatIfCase Case)> cases)
    {
        var id = park.Definition.Id;
        var points = await desk.PointsAsync(park, [.. park.EnterpriseGrainKeys()], plan.Period);
        var first = cases[0].Case;
        var change = cases.Select(one => one.Case.Change).FirstOrDefault(one => one is not null);
        var bands = first.SetAfter.Tariffs.BandsFor(plan.Newcomer?.Contract?.Tariff, park.Definition.Region);
        var added = plan.Newcomer is { } newcomer ? NewcomerInputs.Amounts(newcomer, points) : null;
        var account = plan.Newcomer is { } who
            ? Accountant.Make(NewcomerInputs.Of(who, first.Inputs, points, bands), first.SetAfter, plan.ScopeAfter)
            : null;
        long? After(int i) => points[i].Bought is not { } bought
            ? null
            : bought + (change is null ? 0 : (change.Bought[i] ?? 0) - (change.Points[i].Bought ?? 0)) + (added?[i] ?? 0);

        var before = Accountant.Sum(id, [.. cases.Select(one => one.Case.Before)]);
        var after = Accountant.Sum(id, [.. cases.Select(one => one.Case.After), .. account is null ? Array.Empty<Account>() : [account]]);
        var (peakBefore, peakAfter) = (
            WhatIfShapes.Peak("demand.parkKw", points.Select(point => point.Bought)),
            WhatIfShapes.Peak("demand.parkKw", Enumerable.Range(0, points.Count).Select(After)));
        return View(park.Definition.Id.Value, null, plan, first) with
        {
            Completeness = AccountWords.Share(before.Completeness),
            Steps = [.. (change?.Steps ?? []).Select(WhatIfShapes.Step)],
            Figures = [.. AccountChanges.Between(before, after, account).Append(new("demand.parkKw", peakBefore, peakAfter)).Select(WhatIfShapes.Row)],
            Day = WhatIfShapes.Day(points, After),
            Checks = account is null ? [] : [.. EntryCheck.Of(new()
            {
                Newcomer = plan.Newcomer!,
                Account = account,
                Before = before,
                After = after,
                ShareOfYear = NewcomerInputs.ShareOfYear(points.Count),
                PeakKw = peakAfter.Value,
                CapacityKva = Capacity(park, plan.Newcomer!),
                Reference = first.SetAfter,
            }).Select(WhatIfShapes.Check)],
        };
    }

    private static decimal? Capacity(RegisteredPark park, Newcomer newcomer)
    {
        var stated = park.Definition.Enterprises.Select(one => one.Contract?.TransformerKva).OfType<decimal>().ToArray();
        return stated.Length == 0 ? null : stated.Sum() + (newcomer.Contract?.TransformerKva ?? 0m);
    }

    private static async Task<(WhatIfBody? Body, WhatIfPlan? Plan, IResult? Wrong)> ReadAsync(HttpRequest request)
    {
        var (body, wrong) = await JsonBody.ReadAsync(request, TwinJson.Default.WhatIfBody);
        if (body is null)
        {
            return (null, null, Problems.Bad(wrong!));
        }

        var faults = WhatIfPlan.TryRead(body, out var plan);
        return faults.Count == 0 ? (body, plan, null) : (null, null, Problems.Faulty("This cannot be tried.", faults));
    }

    private static WhatIfView View(string park, string? enterprise, WhatIfPlan plan, WhatIfCase one) => new()
    {
        Park = park,
        Enterprise = enterprise,
        Period = plan.Period.ToString(),
        Scope = FigureId.WordOf(plan.Scope),
        ScopeAfter = FigureId.WordOf(plan.ScopeAfter),
        FactorSet = one.Set.Version,
        FactorSetAfter = one.SetAfter.Version,
        Completeness = AccountWords.Share(one.Before.Completeness),
        Steps = [],
        Figures = [],
        Day = [],
        Checks = [],
    };
}
