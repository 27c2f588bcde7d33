using System.Globalization;
using System.Text;
using System.Text.Json;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Maps;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api.Maps;

/// <summary>The map of a park: whoever sees the park sees its buildings, and of whose they are what it sees of the park.</summary>
internal sealed class ParkMapApi(IGrainFactory grains, CallerRegistry registry, IReferenceSets references, TimeProvider time)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Map(RouteGroupBuilder parks)
    {
        parks.MapGet("/{park}/map", (ParkMapApi api, string park) => api.GetAsync(park))
            .Needs(AccessRight.ReadLive)
            .Describe<ParkMapView>("parkMap", "The map of a park", """
                Boundary, buildings with heights, roads, water, green, substations and PV as GeoJSON, WGS 84. 404 where the park has none. An
                enterprise's account gets the shapes of others without id, name and whose they are.
                """, 404);
        parks.MapGet("/{park}/live-factors", (ParkMapApi api, string park) => api.FactorsAsync(park))
            .Needs(AccessRight.ReadLive)
            .Describe<LiveFactorsView>("liveFactors", "What a metered unit stands for in CO₂ at present", """
                To show live rates as a rate of CO₂: of today's reference entries, provincial average for electricity, gas volumes at 20 °C.
                An account is made by its own rules and is what counts.
                """, 404);
        parks.MapPut("/{park}/map", (ParkMapApi api, HttpRequest request, string park) => api.PutAsync(request, park))
            .Accepts<ParkMapBody>("application/json")
            .Needs(AccessRight.ChangeRegistry)
            .Describe<ParkMapView>("putParkMap", "Puts in the map of a park", """
                The whole of it, in place of the one before: `source`, `features`, and `center` and `bounds` where they are not to follow from
                the features. Properties but kind, id, enterprise, name, height and width are not kept. All faults come in one answer (422).
                """, 400, 404, 413, 422);
    }

    private async Task<IResult> FactorsAsync(string park)
    {
        if (!registry.TryFind(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        var set = await references.CurrentAsync();
        var today = found.Calendar.LocalDay(time.GetUtcNow().ToUnixTimeMilliseconds());
        return TypedResults.Ok(new LiveFactorsView(set.Version,
        [
            .. LiveFactors.Of(set, found.Definition.Region, today).Select(one => new LiveFactorView(
                Words.Of(one.Carrier), Words.Of(one.Measure), one.KgCo2PerUnit, one.Factors, one.Provisional)),
        ]));
    }

    private async Task<IResult> GetAsync(string park)
    {
        if (!registry.TryFind(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        return await grains.GetGrain<IParkMapGrain>(found.Definition.Id.Value).Read() is { } stored
            && ParkMapReader.Read(stored.Document).Map is { } map
                ? TypedResults.Ok(View(map, found))
                : Problems.Missing("This park has no map.", $"No map of park '{park}' was put in. PUT /api/parks/{park}/map puts one in, GeoJSON in WGS 84.");
    }

    private async Task<IResult> PutAsync(HttpRequest request, string park)
    {
        if (!registry.TryFind(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        if (!request.HasJsonContentType())
        {
            return Problems.Bad($"The body is '{request.ContentType}'; send the map with Content-Type: application/json.");
        }

        if (await BoundedBody.ReadAsync(request, ParkMapReader.MostBytes) is not { } bytes)
        {
            return Problems.TooLarge($"A map may have {ParkMapReader.MostBytes / 1024 / 1024} MB; simplify its shapes.");
        }

        if (TextOf(bytes) is not { } text)
        {
            return Problems.Bad("The body is not UTF-8; send the map as UTF-8 JSON.");
        }

        var (map, faults) = ParkMapReader.Read(text, id => found.FindEnterprise(id) is not null);
        if (map is not null)
        {
            faults = await grains.GetGrain<IParkMapGrain>(found.Definition.Id.Value).Keep(text, registry.Caller.User);
        }

        return map is null || faults.Count > 0 ? Problems.Faulty("This map cannot be put in.", faults) : TypedResults.Ok(View(map, found));
    }

    private static string? TextOf(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes.Span).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static ParkMapView View(ParkMap map, RegisteredPark seen) => new()
    {
        Source = map.Source,
        Center = [map.Center.Longitude, map.Center.Latitude],
        Bounds = [map.Bounds.West, map.Bounds.South, map.Bounds.East, map.Bounds.North],
        Features = new MapCollectionView("FeatureCollection", [.. map.Features.Select((feature, i) => View(feature, i + 1, seen))]),
    };

    private static MapFeatureView View(MapFeature feature, int number, RegisteredPark seen)
    {
        // Whom the caller's part of the registry does not have is nobody: a shape stays, as it stands in the landscape.
        var isHidden = feature.Enterprise is { } whose && seen.FindEnterprise(whose) is null;
        return new MapFeatureView("Feature", Shape(feature.Geometry), new MapPropertiesView(
            MapWords.Of(feature.Kind),
            isHidden ? string.Create(CultureInfo.InvariantCulture, $"another-{number}") : feature.Id,
            isHidden ? null : feature.Enterprise?.Value,
            isHidden ? null : feature.Name,
            feature.Height,
            feature.Width));
    }

    /// <summary>The geometry alone: what else a document says there may name somebody.</summary>
    private static JsonElement Shape(JsonElement geometry) => JsonElement.Parse(
        $$"""{"type":{{geometry.GetProperty("type").GetRawText()}},"coordinates":{{geometry.GetProperty("coordinates").GetRawText()}}}""");
}
