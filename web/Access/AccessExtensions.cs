using Microsoft.AspNetCore.Mvc;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Api;

namespace ParkTwin.Web.Access;

/// <summary>How routes say what they need.</summary>
internal static class AccessExtensions
{
    /// <summary>The caller's role must have this right; what it sees is its scope.</summary>
    public static T Needs<T>(this T route, AccessRight right, bool export = false)
        where T : IEndpointConventionBuilder => route.WithMetadata(
            new NeedsAttribute(right) { Export = export }, Problem(StatusCodes.Status401Unauthorized), Problem(StatusCodes.Status403Forbidden));

    /// <summary>Anybody may ask, signed in or not.</summary>
    public static T OpenToAll<T>(this T route)
        where T : IEndpointConventionBuilder => route.WithMetadata(new NeedsAttribute(AccessRight.OwnAccount) { Open = true });

    /// <summary>Adds what shows each caller what exists for it.</summary>
    public static void AddScopes(this IServiceCollection services)
    {
        services.AddSingleton<ScopedRegistry>();
        services.AddScoped<CurrentCaller>();
        services.AddScoped<CallerRegistry>();
        services.AddScoped<CallerQuarantine>();
    }

    private static ProducesResponseTypeMetadata Problem(int status) => new(status, typeof(ProblemDetails), ["application/problem+json"]);
}
