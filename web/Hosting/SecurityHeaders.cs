namespace ParkTwin.Web.Hosting;

/// <summary>Headers that keep a browser from doing with the page what it is not meant for.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // Inline style attributes are how charts place their tooltips; scripts and style sheets are files only.
    private const string Policy = "default-src 'self'; connect-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
        + "img-src 'self' data: blob:; "
        + "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // What the page uses of a device: nothing.
    private const string Unused = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), midi=(), "
        + "accelerometer=(), gyroscope=(), magnetometer=(), display-capture=(), publickey-credentials-get=()";

    /// <summary>Adds the headers to every answer, problems included.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        // At the very end, because a failure clears what was set before.
        context.Response.OnStarting(Add, context);
        return next(context);
    }

    private static Task Add(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Unused;
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
