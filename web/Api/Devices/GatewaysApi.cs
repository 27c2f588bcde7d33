using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api.Devices;

/// <summary>Gateways of a park and their credentials. A change reaches the ingesters at once and ends the gateway's connections.</summary>
internal sealed class GatewaysApi(CallerRegistry registry, IGrainFactory grains, IDeviceSessions sessions)
{
    public static void Map(RouteGroupBuilder parks)
    {
        parks.MapGet("/{park}/gateways", (GatewaysApi api, string park) => api.ListAsync(park))
            .Needs(AccessRight.ReadDevices)
            .Describe<GatewaysView>("gateways", "The gateways of a park", "Who may publish for which meters, and who is connected.", 404);
        parks.MapPut("/{park}/gateways/{gateway}", (GatewaysApi api, HttpRequest request, string park, string gateway) =>
                api.PutAsync(request, park, gateway))
            .Needs(AccessRight.ManageDevices)
            .Accepts<GatewayBody>("application/json")
            .Describe<GatewayView>("putGateway", "Makes a gateway, or changes everything of it but its password", """
                Anything but the note ends the gateway's connections, which come back under what holds then. Repeating is harmless.
                """, 400, 404, 422);
        parks.MapPost("/{park}/gateways/{gateway}/password", (GatewaysApi api, HttpRequest request, string park, string gateway) =>
                api.PasswordAsync(request, park, gateway))
            .Needs(AccessRight.ManageDevices)
            .Accepts<GatewayPasswordBody>("application/json")
            .Describe<GatewayPasswordView>("setGatewayPassword", "Gives a gateway a new password", """
                A generated one of 160 bits is shown this once. The one before is worth nothing from then on, and connections end.
                """, 400, 404, 422);
        parks.MapDelete("/{park}/gateways/{gateway}", (GatewaysApi api, HttpContext context, string park, string gateway) =>
                api.RemoveAsync(context, park, gateway))
            .Needs(AccessRight.ManageDevices)
            .Describe<GatewaysView>("deleteGateway", "Removes a gateway with its credentials", "Its connections end. Answers those that are left.", 404);
    }

    private async Task<IResult> ListAsync(string park) => registry.TryFindWhole(park, out var found)
        ? TypedResults.Ok(await ViewAsync(found))
        : Problems.UnknownPark(park);

    private async Task<IResult> PutAsync(HttpRequest request, string park, string gateway)
    {
        if (!registry.TryFindWhole(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        var (body, wrong) = await JsonBody.ReadAsync(request, TwinJson.Default.GatewayBody);
        if (body is null)
        {
            return Problems.Bad(wrong!);
        }

        var unknown = (body.Meters ?? []).Where(meter => !MeterId.TryParse(meter, out var id) || found.FindMeter(id) is null).ToList();
        if (unknown.Count > 0)
        {
            return Faulty([$"Park '{park}' has no meter {string.Join(", ", unknown.Take(20).Select(meter => $"'{meter}'"))}. Add it to the registry first."]);
        }

        var reply = await Grain(park).Put(new()
        {
            Gateway = gateway,
            Meters = body.Meters?.Select(MeterId.Parse).ToArray(),
            Thumbprints = body.Thumbprints ?? [],
            Disabled = body.Disabled,
            Note = body.Note,
            By = registry.Caller.User,
        });
        Note(request.HttpContext, GatewayChangeNote.Of(reply.Before, reply.Kept ?? reply.Before));
        return reply.Kept is { } kept
            ? TypedResults.Ok(View(found, kept, Presences(found).GetValueOrDefault(kept.Gateway)))
            : Faulty(reply.Faults);
    }

    private async Task<IResult> PasswordAsync(HttpRequest request, string park, string gateway)
    {
        if (!registry.TryFindWhole(park, out _))
        {
            return Problems.UnknownPark(park);
        }

        var (body, wrong) = await JsonBody.ReadAsync(request, TwinJson.Default.GatewayPasswordBody);
        if (body is null)
        {
            return Problems.Bad(wrong!);
        }

        if (body.Password is { Length: < GatewaySecret.LeastCharacters or > GatewaySecret.MostCharacters } unfit)
        {
            return Faulty([$"The password has {unfit.Length} characters; it must have {GatewaySecret.LeastCharacters} to "
                + $"{GatewaySecret.MostCharacters}. Leave it out to have one generated."]);
        }

        var (generated, secret) = body.Password is { } chosen ? (null, GatewaySecret.Choose(chosen)) : Generate();
        var reply = await Grain(park).SetSecret(gateway, secret, registry.Caller.User);
        Note(request.HttpContext, GatewayChangeNote.Of(reply.Before, reply.Kept, reply.Kept is not null));
        return reply.Kept is null
            ? Unknown(park, gateway)
            : TypedResults.Ok(new GatewayPasswordView(gateway, $"{park}/{gateway}", generated));
    }

    private async Task<IResult> RemoveAsync(HttpContext context, string park, string gateway)
    {
        if (!registry.TryFindWhole(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        var before = await Grain(park).Remove(gateway);
        Note(context, GatewayChangeNote.Of(before, null));
        return before is not null ? TypedResults.Ok(await ViewAsync(found)) : Unknown(park, gateway);
    }

    private static (string?, GatewaySecret) Generate() => GatewaySecret.Generate();

    private static ProblemHttpResult Faulty(IReadOnlyList<string> faults) => Problems.Faulty("This gateway cannot be kept.", faults);

    private static ProblemHttpResult Unknown(string park, string gateway) => Problems.Missing(
        "There is no such gateway.", $"Park '{park}' has no gateway '{gateway}'. GET /api/parks/{park}/gateways lists its gateways.");

    private static GatewayView View(RegisteredPark park, GatewayRecord record, GatewayPresence? presence) => new(
        record.Gateway,
        $"{park.Definition.Id}/{record.Gateway}",
        record.Meters is { } meters ? [.. meters.Select(meter => meter.Value)] : null,
        record.Thumbprints,
        record.Secret is not null,
        record.Disabled,
        record.Note,
        Live.ParkTime.At(park, record.ChangedAtMs),
        record.ChangedBy,
        presence?.Connections > 0,
        presence?.LastSeenMs is { } seen ? Live.ParkTime.At(park, seen) : null,
        presence?.Refused ?? 0);

    private static void Note(HttpContext context, GatewayChangeNote change) =>
        AuditNote.Of(context).Detail = JsonSerializer.Serialize(change, TwinJson.Default.GatewayChangeNote);

    private IGatewayGrain Grain(string park) => grains.GetGrain<IGatewayGrain>(park);

    private IReadOnlyDictionary<string, GatewayPresence> Presences(RegisteredPark park) => sessions.Read(park.Definition.Id);

    private async Task<GatewaysView> ViewAsync(RegisteredPark park)
    {
        var (table, presences) = (await Grain(park.Definition.Id.Value).Read(), Presences(park));
        return new([.. table.Gateways.Select(one => View(park, one, presences.GetValueOrDefault(one.Gateway)))]);
    }
}
