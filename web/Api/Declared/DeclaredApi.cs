using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;

namespace ParkTwin.Web.Api.Declared;

/// <summary>What enterprises declare of a period: read, written one by one, with every version kept.</summary>
internal sealed class DeclaredApi(CallerRegistry registry, IGrainFactory grains, AccountReader reader)
{
    private const string Route = "/{park}/enterprises/{enterprise}/declared";

    public static void Map(RouteGroupBuilder parks)
    {
        parks.MapGet(Route, (DeclaredApi api, string park, string enterprise) => api.ListAsync(park, enterprise))
            .Needs(AccessRight.ReadAccounts)
            .Describe<DeclaredPeriodsView>("declaredPeriods", "Everything an enterprise has declared", """
                The newest version of each declared period, in time order.
                """, 404);
        parks.MapGet(Route + "/{period}", (
                DeclaredApi api, HttpContext context, string park, string enterprise, string period) =>
                api.GetAsync(context, park, enterprise, period))
            .Needs(AccessRight.ReadAccounts)
            .Describe<DeclaredView>("declared", "What is declared of a period", """
                With every earlier version in `history`. Nothing declared is version 0 and nulls. The ETag is the version; send it back as
                If-Match with a change. `period` is a month (2023-07), a quarter (2023-Q3) or a year (2023).
                """, 400, 404, 503);
        parks.MapPut(Route + "/{period}", (
                DeclaredApi api, HttpContext context, string park, string enterprise, string period, string? via) =>
                api.PutAsync(context, park, enterprise, period, via))
            .Accepts<DeclaredBody>("application/json")
            .Needs(AccessRight.Declare)
            .Describe<DeclaredView>("declare", "Declares the figures of a period", """
                Replaces what was declared of that period as a whole; a missing key is null, an unknown one is refused. Every version is
                kept. A declared activity stands in where no meter measures that flow; where both exist the meter counts and the
                difference is shown. With `If-Match: "3"` it is refused (412) unless version 3 is the newest; `If-None-Match: *` writes
                only where nothing is declared. Declaring what is newest already keeps that version. A locked period's reported figures
                do not change: a restatement appears beside them. `via` is api (default) or page.
                """, 400, 404, 412, 422, 503);
    }

    private async Task<IResult> ListAsync(string park, string enterprise)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        var all = await grains.GetGrain<IInventoryGrain>(who.GrainKey).Declarations(null);
        return TypedResults.Ok(new DeclaredPeriodsView(park, who.Word,
        [
            .. all.GroupBy(one => one.Period).OrderBy(periods => periods.Key)
                .Select(periods => DeclaredShapes.Version(who.Park, periods.MaxBy(one => one.Version)!)),
        ]));
    }

    private async Task<IResult> GetAsync(HttpContext context, string park, string enterprise, string text)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        return TryReadPeriod(text, out var period) is { } wrong ? Problems.Bad(wrong) : await AnswerAsync(context, who, period);
    }

    private async Task<IResult> PutAsync(HttpContext context, string park, string enterprise, string text, string? via)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        if (TryReadPeriod(text, out var period) is { } wrongPeriod)
        {
            return Problems.Bad(wrongPeriod);
        }

        if (Writer.TryReadVia(via, out var way) is { } wrongWay)
        {
            return Problems.Bad(wrongWay);
        }

        if (Writer.TryReadSeen(context.Request, out var seen) is { } wrongTag)
        {
            return Problems.Bad(wrongTag);
        }

        var (body, unreadable) = await JsonBody.ReadAsync(context.Request, TwinJson.Default.DeclaredBody);
        if (body is null)
        {
            return Problems.Bad(unreadable!);
        }

        var faults = new List<string>();
        var figures = DeclaredShapes.Read(body, faults);
        if (faults.Count > 0)
        {
            return Refused(faults);
        }

        var reply = await grains.GetGrain<IInventoryGrain>(who.GrainKey).Declare(new DeclareRequest
        {
            Period = period,
            Figures = figures,
            By = registry.Caller.User,
            Via = way,
            SeenVersion = seen,
        });
        if (reply.Conflict)
        {
            return Problems.Changed(string.Join(" ", reply.Faults.DefaultIfEmpty(
                $"{who.Route}/declared/{period} is no longer at version {seen}; read it again, and send your change with its ETag.")));
        }

        return reply.Kept is null ? Refused(reply.Faults) : await AnswerAsync(context, who, period);
    }

    private async Task<IResult> AnswerAsync(HttpContext context, EnterpriseRef who, AccountingPeriod period)
    {
        IReadOnlyList<Declaration> history = await grains.GetGrain<IInventoryGrain>(who.GrainKey).Declarations(period);
        if (await reader.ReadAsync(who, period, FactorScope.Provincial) is not { } account)
        {
            return Problems.NotYet();
        }

        var picker = new FigurePicker(account, who.Park);
        var view = picker.Complete(DeclaredShapes.View(who.Park, history, picker));
        context.Response.Headers.ETag = $"\"{view.DeclaredVersion}\"";
        return TypedResults.Ok(view);
    }

    private static ProblemHttpResult Refused(IReadOnlyList<string> faults) => Problems.Faulty("These figures cannot be declared.", faults);

    private static string? TryReadPeriod(string text, out AccountingPeriod period) =>
        AccountQuery.TryReadPeriod(text, out period) is null && period.Kind != PeriodKind.RollingYear
            ? null
            : UsageQuery.Say("period", text, "a month (2023-07), a quarter (2023-Q3) or a year (2023)");
}
