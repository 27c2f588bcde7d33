using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.City;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Evaluation;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.City;

/// <summary>Entered targets of the radar's axes.</summary>
internal sealed class TargetsApi(IGrainFactory grains, CurrentCaller caller)
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGroup("/api/city").WithTags("City")
        .MapPut("/targets/{axis}/{year}", (TargetsApi api, HttpRequest request, string axis, string year) =>
            api.SetAsync(request, axis, year))
        .Accepts<TargetBody>("application/json")
        .Needs(AccessRight.PublishReference)
        .Describe<TargetsView>("setTarget", "Enters the target of an axis for a year", """
            For one zone, or for all without their own; it goes before the target of the reference data. The one before stays in the
            history. A published quarter does not change. Repeating is harmless.
            """, 400, 422);

    /// <summary>Targets as they are shown.</summary>
    public static IReadOnlyList<TargetView> View(IEnumerable<EnteredTarget> targets) =>
    [
        .. targets.OrderBy(one => one.Target.Axis, StringComparer.Ordinal).ThenBy(one => one.Target.Zone, StringComparer.Ordinal)
            .Select(one => new TargetView(
                one.Target.Axis, one.Target.Year, one.Target.Zone, Exact.Trim(one.Target.Value), one.Target.Source, one.By,
                DateTimeOffset.FromUnixTimeMilliseconds(one.AtUnixMs))),
    ];

    private async Task<IResult> SetAsync(HttpRequest request, string axis, string text)
    {
        if (BudgetApi.TryReadYear(text, out var year) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        var (body, unreadable) = await JsonBody.ReadAsync(request, TwinJson.Default.TargetBody);
        if (body is null)
        {
            return Problems.Bad(unreadable!);
        }

        if (body is not { Value: { } value, Source: { } source })
        {
            return Refused(["The target is not whole; it needs value (above zero) and source, and zone unless it is for all zones."]);
        }

        var city = grains.GetGrain<ICityGrain>(GrainKeys.City);
        var faults = await city.SetTarget(new AxisTarget(axis, year.Year, body.Zone, value, source), caller.User);
        if (faults.Count > 0)
        {
            return Refused(faults);
        }

        var held = await city.Read(AccountingPeriod.OfQuarter(year.Year, 4));
        return TypedResults.Ok(new TargetsView(axis, year.Year, View(held.Targets.Where(one => one.Target.Axis == axis))));
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Refused(IReadOnlyList<string> faults) =>
        Problems.Faulty("This target cannot be entered.", faults);
}
