namespace ParkTwin.Web.Hosting;

/// <summary>
/// Refuses a browser that acts for another site: WebSockets and simple POSTs are not covered by the same-origin rule, and there is
/// no sign-in that would stop them. Programs send no Origin and are let through.
/// </summary>
internal sealed class OriginGuard(RequestDelegate next, IProblemDetailsService problems)
{
    /// <summary>Lets the request through, or answers 403.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var acts = request.Path.StartsWithSegments("/hubs") || request.Path.StartsWithSegments("/mqtt")
            || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
        var origin = request.Headers.Origin.ToString();
        if (!acts || origin.Length == 0 || IsOwn(origin, request.Host))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        await problems.WriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails =
            {
                Status = StatusCodes.Status403Forbidden,
                Title = "Another site may not do this.",
                Detail = $"The request comes from a page of {origin}, and this is {request.Host}. A proxy in front must pass the Host header on.",
            },
        });
    }

    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, host.Value, StringComparison.OrdinalIgnoreCase);
}
