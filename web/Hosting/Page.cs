using Microsoft.Extensions.FileProviders;

namespace ParkTwin.Web.Hosting;

/// <summary>The page: files of <c>wwwroot</c> beside the program, and index.html for every path that only the page knows.</summary>
internal static class Page
{
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string Unbuilt = """
        <!doctype html><meta charset="utf-8"><title>ParkTwin</title>
        <p>The twin is running, but this build has no page. Build it with Node 20 or newer: <code>dotnet build web</code>.
        <p>The API is described at <a href="/openapi/v1.json">/openapi/v1.json</a>.
        """;

    private static readonly string[] NotPage = ["/api", "/hubs", "/health", "/openapi", "/assets", "/mqtt"];

    /// <summary>Serves the page behind the routes.</summary>
    /// <param name="app">The host.</param>
    /// <param name="folder">The built page; <c>null</c> is <c>wwwroot</c> beside the program.</param>
    public static void UsePage(this WebApplication app, string? folder = null)
    {
        var root = folder ?? Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var files = Directory.Exists(root) ? (IFileProvider)new PhysicalFileProvider(root) : new NullFileProvider();
        app.Use((context, next) =>
        {
            Precompressed.Choose(context.Request, files);
            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new Precompressed(),
            OnPrepareResponse = file =>
            {
                file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/assets") ? Immutable : "no-cache";
                Precompressed.Describe(file.Context);
            },
        });
        app.Use((context, next) => context.GetEndpoint() is null ? FallBackAsync(context, files) : next(context));
    }

    private static Task FallBackAsync(HttpContext context, IFileProvider files)
    {
        if (!IsForPage(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        var index = files.GetFileInfo("index.html");
        return index.Exists ? context.Response.SendFileAsync(index) : context.Response.WriteAsync(Unbuilt);
    }

    /// <summary>True for what a person navigates to; ids may hold dots, so that a dot alone does not make a file.</summary>
    private static bool IsForPage(HttpRequest request)
    {
        var path = request.Path;
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        return reads
            && !Array.Exists(NotPage, one => path.StartsWithSegments(one))
            && (!Path.HasExtension(path.Value) || request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal));
    }
}
