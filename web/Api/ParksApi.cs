using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api;

/// <summary>The parks, their registry and their present state.</summary>
internal static class ParksApi
{
    public static void Map(RouteGroupBuilder parks)
    {
        parks.MapGet("/", List).Needs(AccessRight.ReadLive).Describe<ParkSummaryView[]>(
            "parks", "All parks", "In the order of the registry file.");
        parks.MapGet("/{park}", Registry).Needs(AccessRight.ReadLive).Describe<RegistryView>(
            "park", "The registry of one park", "Who is in it, what is metered, and the dated events of each meter.", 404);
        parks.MapGet("/{park}/live", Live).Needs(AccessRight.ReadLive).Describe<ParkView>(
            "parkLive", "The present state of one park", "What the hub's Watch returns; follow the hub for changes.", 404);
    }

    private static ParkSummaryView[] List(CallerRegistry registry) =>
    [
        .. registry.Parks.Select(park => park.Definition).Select(park =>
            new ParkSummaryView(park.Id.Value, park.Name, park.TimeZone, park.Region, park.Enterprises.Count, park.Meters.Count)),
    ];

    private static IResult Registry(string park, CallerRegistry registry) => registry.TryFind(park, out var found)
        ? TypedResults.Ok(RegistryViews.Of(found))
        : Problems.UnknownPark(park);

    private static async Task<IResult> Live(string park, CallerRegistry registry, IGrainFactory grains, TimeProvider time)
    {
        if (!registry.TryFind(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        var live = await grains.GetGrain<IParkGrain>(park).Live();
        return TypedResults.Ok(LiveViews.Park(found, live?.Enterprises ?? [], registry.IsWhole(found), time.GetUtcNow()));
    }
}
