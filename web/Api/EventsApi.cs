using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api;

/// <summary>Adds dated facts to a meter: a replacement, a reset, a change, a confirmation.</summary>
internal static class EventsApi
{
    public static void Map(RouteGroupBuilder parks) => parks.MapPost("/{park}/meters/{meter}/events", Add)
        .Accepts<MeterEventBody>("application/json")
        .Needs(AccessRight.ChangeRegistry)
        .Describe<MeterEntry>("addMeterEvent", "Adds a dated fact to a meter", """
            Durable when it is answered; figures from its time on are evaluated anew. Two events with the same time and kind are one,
            the last one counts, so that a request may be repeated.
            """, 400, 404, 422);

    private static async Task<IResult> Add(
        string park, string meter, HttpRequest request, CallerRegistry registry, IMeterEvents events, CancellationToken cancellation)
    {
        if (!registry.TryFind(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        if (!MeterId.TryParse(meter, out var id) || found.FindMeter(id) is null)
        {
            return Problems.UnknownMeter(found, meter);
        }

        var (body, wrong) = await JsonBody.ReadAsync(request, TwinJson.Default.MeterEventBody);
        if (body is null)
        {
            return Problems.Bad(wrong!);
        }

        if (TryRead(found, body, out var meterEvent) is { } fault)
        {
            return Problems.Bad(fault);
        }

        if (await events.AddAsync(found.Definition.Id, id, meterEvent, cancellation) is { } refused)
        {
            return Problems.Refused(refused);
        }

        var entry = registry.TryFind(park, out var now) ? RegistryViews.Of(now).Meters.FirstOrDefault(one => one.Id == meter) : null;
        return entry is null ? Problems.UnknownMeter(found, meter) : TypedResults.Ok(entry);
    }

    private static string? TryRead(RegisteredPark park, MeterEventBody body, out MeterEvent meterEvent)
    {
        meterEvent = new MeterEvent { AtUnixMs = 0, Kind = default };
        if (!InstantText.TryParse(park, body.At, out var at))
        {
            return UsageQuery.Say("at", body.At, InstantText.Allowed);
        }

        if (!Words.TryParse<MeterEventKind>(body.Kind, out var kind))
        {
            return UsageQuery.Say("kind", body.Kind, "one of " + string.Join(", ", Words.All<MeterEventKind>()));
        }

        MeterUnit? unit = null;
        if (body.Unit is not null)
        {
            if (!Words.TryParse<MeterUnit>(body.Unit, out var parsed))
            {
                return UsageQuery.Say("unit", body.Unit, "one of " + string.Join(", ", Words.All<MeterUnit>()));
            }

            unit = parsed;
        }

        meterEvent = new MeterEvent
        {
            AtUnixMs = at,
            Kind = kind,
            Final = body.Final,
            Initial = body.Initial,
            Ratio = body.Ratio,
            Digits = body.Digits,
            Unit = unit,
            MaxRate = body.MaxRate,
            ReferenceTemperatureC = body.ReferenceTemperatureC,
            Accept = body.Accept,
            Note = body.Note,
        };
        return null;
    }
}
