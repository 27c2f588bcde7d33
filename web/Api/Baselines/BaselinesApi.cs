using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Baselines;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Evaluation;
using ParkTwin.Web.Api.Explaining;

namespace ParkTwin.Web.Api.Baselines;

/// <summary>Energy baselines of an enterprise, and periods compared with them.</summary>
internal sealed class BaselinesApi(CallerRegistry registry, IGrainFactory grains, AccountReader reader, TimeProvider time)
{
    private const string Route = "/{park}/enterprises/{enterprise}/baselines";

    public static void Map(RouteGroupBuilder parks)
    {
        parks.MapGet(Route, (BaselinesApi api, string park, string enterprise) => api.ListAsync(park, enterprise))
            .Needs(AccessRight.ReadAccounts)
            .Describe<BaselinesView>("baselines", "The energy baselines of an enterprise", "Every version is kept.", 404);
        parks.MapPut(Route, (BaselinesApi api, HttpRequest request, string park, string enterprise) => api.PutAsync(request, park, enterprise))
            .Accepts<BaselineBody>("application/json")
            .Needs(AccessRight.LockReports)
            .Describe<BaselineView>("setBaseline", "Makes a baseline, or makes it anew", """
                Energy against a driver over a reference period (GB/T 36713-2018): as a ratio, or by regression over its months. The months
                are kept as they stand now, so later readings never change it. An id that is there gets a new version, for periods from
                `from` on; sending what is newest already keeps that version. Units follow from the figures.
                """, 400, 404, 422, 503);
        parks.MapGet(Route + "/{id}", (BaselinesApi api, string park, string enterprise, string id, string? period, string? depth) =>
                api.CompareAsync(park, enterprise, id, period, depth))
            .Needs(AccessRight.ReadAccounts)
            .Describe<BaselineResultView>("compareBaseline", "A period against a baseline", """
                EnPI, EnB, what was expected and what was saved. Whole months that are over only; where the coverage of both periods
                differs too much no saving is claimed, and `reasons` says why. `depth` is 0 to 32 (6 when absent).
                """, 400, 404, 503);
    }

    private async Task<IResult> ListAsync(string park, string enterprise)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        var all = await grains.GetGrain<IInventoryGrain>(who.GrainKey).Baselines();
        return TypedResults.Ok(new BaselinesView(park, who.Word, [.. all.Select(one => BaselineShapes.View(who.Park, one))]));
    }

    private async Task<IResult> PutAsync(HttpRequest request, string park, string enterprise)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        var (body, unreadable) = await JsonBody.ReadAsync(request, TwinJson.Default.BaselineBody);
        if (body is null)
        {
            return Problems.Bad(unreadable!);
        }

        var faults = new List<string>();
        if (BaselineShapes.Reference(body, faults) is not { } period)
        {
            return Refused(faults);
        }

        if (await reader.ReadAsync(who, period, FactorScope.Provincial) is not { } account)
        {
            return Problems.NotYet();
        }

        if (BaselineShapes.Read(body, account.Now, registry.Caller.User, faults) is not { } baseline)
        {
            return Refused(faults);
        }

        var reply = await grains.GetGrain<IInventoryGrain>(who.GrainKey).SetBaseline(baseline);
        return reply.Kept is { } kept ? TypedResults.Ok(BaselineShapes.View(who.Park, kept)) : Refused(reply.Faults);
    }

    private async Task<IResult> CompareAsync(string park, string enterprise, string id, string? text, string? depthText)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        if (AccountQuery.TryReadPeriod(text, out var period) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        if (FigureDepth.TryRead(depthText, TreePicker.DefaultDepth, out var depth) is { } deep)
        {
            return Problems.Bad(deep);
        }

        if (time.GetUtcNow().ToUnixTimeMilliseconds() < period.Span(who.Park.Calendar).ToUnixMs)
        {
            return Problems.Bad($"period {period} is not over; a saving is told of whole months, so ask for one that ends earlier.");
        }

        var all = await grains.GetGrain<IInventoryGrain>(who.GrainKey).Baselines();
        if (BaselineComparison.VersionFor(all, id, period, out var reason) is not { } baseline)
        {
            return Problems.Missing("There is no such baseline.", $"{reason} GET {who.Route}/baselines lists them.");
        }

        var months = new List<Account>();
        foreach (var month in period.Months().Select(AccountingPeriod.OfMonth))
        {
            if (await reader.ReadAsync(who, month, FactorScope.Provincial) is not { } account)
            {
                return Problems.NotYet();
            }

            months.Add(account.Now);
        }

        return TypedResults.Ok(View(who, baseline, period, months, depth));
    }

    private static BaselineResultView View(
        EnterpriseRef who, Baseline baseline, AccountingPeriod period, List<Account> months, int depth)
    {
        BaselinePoint[] points = [.. months.Select(month => BaselineShapes.Point(month, baseline.Energy, baseline.Driver))];
        var result = BaselineComparison.Of(baseline, period, points);
        var home = new FigureId(
            who.Park.Definition.Id, BudgetApi.FigureWord(who), period, FactorScope.Provincial, baseline.Energy);
        var take = new TreePicker(who.Park, home, null, depth);
        var saved = take.Take("saved", result.Saved);
        var inKwh = baseline.EnergyUnit == "kWh";
        if (!inKwh || saved is null)
        {
            take.Reasons["savedKwh"] = inKwh
                ? take.Reasons["saved"]
                : $"The baseline is in {baseline.EnergyUnit}; make one of a figure in kWh, such as energy.loadKwh.";
        }

        return new BaselineResultView
        {
            Park = who.Park.Definition.Id.Value,
            Enterprise = who.Word,
            Period = period.ToString(),
            Baseline = BaselineShapes.View(who.Park, baseline),
            Scope = FigureId.WordOf(FactorScope.Provincial),
            State = AccountWords.Of(ReportState.Provisional),
            FactorSet = months[^1].FactorSet,
            Completeness = AccountWords.Share(points.Average(point => point.Completeness)),
            ProvisionalFactors = months.Exists(month => month.Provisional),
            EnPI = take.Take("enPI", result.EnPI),
            EnB = take.Take("enB", result.EnB),
            Expected = take.Take("expected", result.Expected),
            Actual = take.Take("actual", result.Actual),
            Saved = saved,
            SavedKwh = inKwh ? saved : null,
            Improvement = take.Take("improvement", result.Improvement),
            Slope = take.Take("slope", result.Slope),
            Intercept = take.Take("intercept", result.Intercept),
            R2 = take.Take("r2", result.R2),
            N = result.N,
            Months = [.. points.Select(BaselineShapes.View)],
            Reasons = take.Reasons,
            Trees = take.Trees,
        };
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Refused(IReadOnlyList<string> faults) =>
        Problems.Faulty("This baseline cannot be kept.", faults);
}
