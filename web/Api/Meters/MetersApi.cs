using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api.Meters;

/// <summary>Adds meters and enterprises while the twin runs, and renames them.</summary>
internal sealed class MetersApi(CallerRegistry registry, IRegistryEdits edits)
{
    public static void Map(RouteGroupBuilder parks)
    {
        parks.MapPost("/{park}/meters", (MetersApi api, HttpRequest request, string park, CancellationToken cancellation) =>
                api.AddAsync(request, park, cancellation))
            .Accepts<MetersBody>("application/json")
            .Needs(AccessRight.ChangeRegistry)
            .Describe<MetersView>("addMeters", "Adds meters, or renames them", """
                All or none; durable when it is answered, and readings are taken from then on. A meter that is there takes its new name and
                decimals, its events stay. What would alter past figures is refused (422, `faults`) with the event to write instead.
                """, 400, 404, 413, 422);
        parks.MapPut("/{park}/enterprises/{enterprise}", (
                MetersApi api, HttpRequest request, string park, string enterprise, CancellationToken cancellation) =>
                api.PutEnterpriseAsync(request, park, enterprise, cancellation))
            .Accepts<EnterpriseBody>("application/json")
            .Needs(AccessRight.ChangeRegistry)
            .Describe<EnterpriseEntry>("putEnterprise", "Adds an enterprise, or changes it", """
                What is absent stays as it is; a new enterprise needs no more than its id in the address. Durable when it is answered.
                """, 400, 404, 422);
    }

    private async Task<IResult> AddAsync(HttpRequest request, string park, CancellationToken cancellation)
    {
        if (!registry.TryFindWhole(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        var (body, wrong) = await JsonBody.ReadAsync(request, TwinJson.Default.MetersBody);
        if (body is null)
        {
            return Problems.Bad(wrong!);
        }

        if (body.Meters.Count is 0 or > MeterTable.MostRows)
        {
            return Problems.Bad($"meters has {body.Meters.Count} entries; send 1 to {MeterTable.MostRows} of them.");
        }

        var faults = new List<RegistryEditFault>();
        var meters = body.Meters.Select((meter, index) => MeterDraft.Read(meter, index, faults)).OfType<MeterDefinition>().ToArray();
        if (faults.Count == 0)
        {
            faults.AddRange(await edits.EditAsync(found.Definition.Id, new() { Meters = meters }, commit: true, cancellation));
        }

        return faults.Count > 0 ? Refused(faults) : TypedResults.Ok(View(park, meters));
    }

    private async Task<IResult> PutEnterpriseAsync(HttpRequest request, string park, string enterprise, CancellationToken cancellation)
    {
        if (!registry.TryFindWhole(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        if (!EnterpriseId.TryParse(enterprise, out var id))
        {
            return Problems.Bad(IdText.Explain("enterprise", enterprise));
        }

        var (body, wrong) = await JsonBody.ReadAsync(request, TwinJson.Default.EnterpriseBody);
        if (body is null)
        {
            return Problems.Bad(wrong!);
        }

        var known = found.FindEnterprise(id) ?? new EnterpriseDefinition { Id = id, Name = enterprise };
        var after = known with
        {
            Name = body.Name ?? known.Name,
            Industry = body.Industry ?? known.Industry,
            LandMu = body.LandMu ?? known.LandMu,
            FloorM2 = body.FloorM2 ?? known.FloorM2,
            Contract = body.Contract is not { } contract ? known.Contract : new()
            {
                Tariff = contract.Tariff,
                TransformerKva = contract.TransformerKva,
                DemandKw = contract.DemandKw,
                VoltageKv = contract.VoltageKv,
            },
        };
        var faults = await edits.EditAsync(found.Definition.Id, new() { Enterprises = [after] }, commit: true, cancellation);
        return faults.Count > 0
            ? Refused(faults)
            : TypedResults.Ok(new EnterpriseEntry(id.Value, after.Name, after.Industry, Live.Exact.Trim(after.LandMu), Live.Exact.Trim(after.FloorM2)));
    }

    private MetersView View(string park, IEnumerable<MeterDefinition> meters)
    {
        var entries = registry.TryFind(park, out var now)
            ? RegistryViews.Of(now).Meters.ToDictionary(entry => entry.Id, StringComparer.Ordinal)
            : [];
        return new([.. meters.Select(meter => entries.GetValueOrDefault(meter.Id.Value)).OfType<MeterEntry>()]);
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Refused(IEnumerable<RegistryEditFault> faults) =>
        Problems.Faulty("The registry refuses this.", [.. faults.Select(Say)]);

    private static string Say(RegistryEditFault fault)
    {
        var place = fault.Index < 0 ? string.Empty : $"{(fault.OfMeters ? "meters" : "enterprises")}[{fault.Index}]";
        return (place, fault.Key) switch
        {
            ("", _) => fault.Problem,
            (_, null) => $"{place}: {fault.Problem}",
            _ => $"{place}.{fault.Key}: {fault.Problem}",
        };
    }
}
