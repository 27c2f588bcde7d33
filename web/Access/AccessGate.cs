using ParkTwin.Domain.Access;
using ParkTwin.Web.Api;

namespace ParkTwin.Web.Access;

/// <summary>
/// Lets a request to its endpoint: first it is asked who it is (401), then whether the role has the right (403, whatever is named and
/// before anything is looked up). What of it exists for the caller is <see cref="CallerRegistry"/>'s to say.
/// </summary>
internal sealed class AccessGate(RequestDelegate next, ICallerSource callers)
{
    /// <summary>Lets the request through, or answers it.</summary>
    public Task InvokeAsync(HttpContext context, CurrentCaller current)
    {
        var endpoint = context.GetEndpoint();
        var needs = endpoint?.Metadata.GetMetadata<NeedsAttribute>();
        return endpoint is null || needs is { Open: true } || IsOpenAnswer(context, endpoint)
            ? next(context)
            : CheckAsync(context, current, endpoint, needs);
    }

    /// <summary>What routing answers itself about a way of asking (405, 415) is no route; of what may be open it is open.</summary>
    private static bool IsOpenAnswer(HttpContext context, Endpoint endpoint)
    {
        var path = context.Request.Path;
        return endpoint is not RouteEndpoint
            && (path.StartsWithSegments("/api/auth") || !(path.StartsWithSegments("/api") || path.StartsWithSegments("/hubs")));
    }

    private async Task CheckAsync(HttpContext context, CurrentCaller current, Endpoint endpoint, NeedsAttribute? needs)
    {
        if (await callers.FindAsync(context) is not { } caller)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Problems.NotSignedIn().ExecuteAsync(context);
            return;
        }

        if (endpoint is RouteEndpoint && (needs is null || !caller.May(needs.Right)))
        {
            await Problems.WithoutRight(needs is null
                ? "This route names no right, so nobody has it; report it as a fault of this release."
                : $"It needs the right {AccessWords.Of(needs.Right)}, which the role {AccessWords.Of(caller.Role)} does not have. "
                    + "An administrator gives roles; GET /api/auth/me lists the rights of yours.").ExecuteAsync(context);
            return;
        }

        current.Value = caller;
        context.SetCaller(caller);
        await next(context);
    }
}
