using Microsoft.AspNetCore.Http.HttpResults;
using ParkTwin.Contracts;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api.Platform;

/// <summary>The parks that a question of the platform goes to: those that the caller has whole, or one of them.</summary>
internal static class PlatformParks
{
    /// <summary>Finds them; answers the problem where the named park is not the caller's.</summary>
    public static ProblemHttpResult? TryFind(CallerRegistry registry, string? park, out IReadOnlyList<RegisteredPark> parks)
    {
        parks = [];
        if (string.IsNullOrEmpty(park))
        {
            parks = [.. registry.Parks.Where(registry.IsWhole)];
            return null;
        }

        if (!registry.TryFindWhole(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        parks = [found];
        return null;
    }

    /// <summary>A park as the platform shows it.</summary>
    public static StandingParkView View(RegisteredPark park) =>
        new(park.Definition.Id.Value, park.Definition.Name, park.Definition.TimeZone, park.Demo);
}
