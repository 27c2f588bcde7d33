using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;

namespace ParkTwin.Web.Api;

/// <summary>Usage of a meter, an enterprise and a park.</summary>
internal sealed class UsageApi(CallerRegistry registry, IGrainFactory grains, UsageSums sums)
{
    public static void Map(RouteGroupBuilder parks)
    {
        parks.MapGet("/{park}/meters/{meter}/usage", (
                UsageApi api, string park, string meter, string? from, string? to, string? step) => api.Meter(park, meter, from, to, step))
            .Needs(AccessRight.ReadLive)
            .Describe<UsageView>("meterUsage", "Usage of one meter", """
                One row per step from the step that holds `from` up to `to` (exclusive), steps in the park's time zone. `from` and `to`
                are ISO 8601 with offset, or dates; `step` is PT15M, PT1H, P1D, P1M or P1Y; at most 100 000 rows.
                """, 400, 404);
        parks.MapGet("/{park}/enterprises/{enterprise}/usage", (
                UsageApi api, string park, string enterprise, [AsParameters] CarrierQuery query, CancellationToken cancellation) =>
                api.Enterprise(park, enterprise, query, cancellation))
            .Needs(AccessRight.ReadLive)
            .Describe<UsageView>("enterpriseUsage", "Usage of one enterprise", """
                The sum of its counted meters of one carrier. `role` picks another role than what is used; `unit` is needed where the
                carrier is metered in two units, which never add.
                """, 400, 404, 422);
        parks.MapGet("/{park}/usage", (UsageApi api, string park, [AsParameters] CarrierQuery query, CancellationToken cancellation) =>
                api.Park(park, query, cancellation))
            .Needs(AccessRight.ReadPark)
            .Describe<UsageView>("parkUsage", "Usage of a whole park", """
                The sum of the counted meters of all enterprises and of the park itself; parameters as for an enterprise.
                """, 400, 404, 422);
    }

    private async Task<IResult> Meter(string park, string meter, string? from, string? to, string? step)
    {
        if (!registry.TryFind(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        if (!MeterId.TryParse(meter, out var id) || found.FindMeter(id) is not { } definition)
        {
            return Problems.UnknownMeter(found, meter);
        }

        if (UsageQuery.TryParse(found, from, to, step, out var query) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        var request = new UsageRequest { Meter = id, FromUnixMs = query.FromUnixMs, ToUnixMs = query.ToUnixMs, Step = query.Step };
        var answer = await grains.GetGrain<IEnterpriseGrain>(found.GrainKeyOf(definition)).Usage(request);
        return answer is null
            ? Problems.UnknownMeter(found, meter)
            : new UsageResult(meter, definition.Enterprise?.Value, query.Step, answer);
    }

    private Task<IResult> Enterprise(string park, string enterprise, CarrierQuery query, CancellationToken cancellation)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return Task.FromResult(missing);
        }

        var name = who.Id is null ? $"Park '{park}' itself" : $"Enterprise '{enterprise}'";
        return Sum(who.Park, name, who.Id?.Value, who.Park.MetersOf(who.Id), query, [who.GrainKey], cancellation);
    }

    private Task<IResult> Park(string park, CarrierQuery query, CancellationToken cancellation) => registry.TryFindWhole(park, out var found)
        ? Sum(found, $"Park '{park}'", null, found.Definition.Meters, query, [.. found.EnterpriseGrainKeys()], cancellation)
        : Task.FromResult<IResult>(Problems.UnknownPark(park));

    private async Task<IResult> Sum(
        RegisteredPark park,
        string who,
        string? enterprise,
        IEnumerable<MeterDefinition> meters,
        CarrierQuery query,
        string[] keys,
        CancellationToken cancellation)
    {
        if (query.TryRead(park, out var line, out var span) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        if (UsageSums.TryMeasure(who, meters, line, out var measure) is { } problem)
        {
            return problem;
        }

        var request = new UsageRequest
        {
            Carrier = line.Carrier,
            Role = line.Role,
            Measure = measure,
            FromUnixMs = span.FromUnixMs,
            ToUnixMs = span.ToUnixMs,
            Step = span.Step,
        };
        var answer = await sums.AskAsync(keys, request, cancellation);
        return answer is null
            ? Problems.NotMetered(who, line.ToString(), MeteredUnits.Carriers(meters))
            : new UsageResult(null, enterprise, span.Step, answer);
    }
}
