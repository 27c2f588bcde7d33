using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace ParkTwin.Web.Hosting;

/// <summary>
/// The page's own files as the build compressed them: <c>index.js.br</c> or <c>index.js.gz</c> beside <c>index.js</c>. They hold no
/// secret, so they go out small over HTTPS as well, where answers of the API do not (BREACH).
/// </summary>
internal sealed class Precompressed : IContentTypeProvider
{
    private const string Assets = "/assets";

    /// <summary>By what a browser that takes both gets.</summary>
    private static readonly (string Encoding, string Ending)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    private readonly FileExtensionContentTypeProvider _known = new();

    /// <inheritdoc/>
    public bool TryGetContentType(string subpath, [MaybeNullWhen(false)] out string contentType) =>
        _known.TryGetContentType(Whole(subpath, out _), out contentType);

    /// <summary>Turns a request for an asset to the smallest file that the browser takes.</summary>
    /// <param name="request">The request; its path is changed where such a file is there.</param>
    /// <param name="files">The built page.</param>
    public static void Choose(HttpRequest request, IFileProvider files)
    {
        if (!request.Path.StartsWithSegments(Assets) || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            return;
        }

        var accepted = request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, ending) in Encodings)
        {
            if (accepted.Any(one => one.Quality is not 0 && one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
                && files.GetFileInfo(request.Path.Value + ending).Exists)
            {
                request.Path = request.Path.Value + ending;
                return;
            }
        }
    }

    /// <summary>Says how a file is encoded; every asset is told apart by what the browser takes.</summary>
    /// <param name="context">The answer that is about to begin.</param>
    public static void Describe(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Assets))
        {
            return;
        }

        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        Whole(context.Request.Path.Value!, out var encoding);
        if (encoding is not null)
        {
            context.Response.Headers.ContentEncoding = encoding;
        }
    }

    private static string Whole(string path, out string? encoding)
    {
        foreach (var (name, ending) in Encodings)
        {
            if (path.EndsWith(ending, StringComparison.Ordinal))
            {
                encoding = name;
                return path[..^ending.Length];
            }
        }

        encoding = null;
        return path;
    }
}
