using System.Diagnostics.CodeAnalysis;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Web.Api;

/// <summary>All routes of the API.</summary>
internal static class ApiRoutes
{
    public static void MapTwinApi(this IEndpointRouteBuilder app)
    {
        var parks = app.MapGroup("/api/parks").WithTags("Parks");
        ParksApi.Map(parks);
        UsageApi.Map(parks);
        ReadingsApi.Map(parks);
        EventsApi.Map(parks);
        QuarantineApi.Map(app.MapGroup("/api/quarantine").WithTags("Quarantine"));
        StatusApi.Map(app);
    }

    /// <summary>The park of an id, if the registry has it.</summary>
    public static bool TryFind(this IRegistryView registry, string park, [NotNullWhen(true)] out RegisteredPark? found)
    {
        found = ParkId.TryParse(park, out var id) ? registry.Current.Find(id) : null;
        return found is not null;
    }

    /// <summary>Documents an operation: its answer of 200 and the problems it may answer with.</summary>
    public static void Describe<T>(this RouteHandlerBuilder route, string name, string summary, string description, params int[] problems)
    {
        route.WithName(name).WithSummary(summary).WithDescription(description).Produces<T>();
        foreach (var status in problems)
        {
            route.ProducesProblem(status);
        }
    }
}
