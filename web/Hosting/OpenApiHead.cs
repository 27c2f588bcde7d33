using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ParkTwin.Web.Api;

namespace ParkTwin.Web.Hosting;

/// <summary>Title and description of the API document.</summary>
internal sealed class OpenApiHead : IOpenApiDocumentTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "ParkTwin",
            Version = ProcessAge.Version,
            Description = "A live digital twin of industrial parks. Numbers are decimal numbers in the unit beside them; unknown is null, never 0. "
                + "Instants are ISO 8601 with the park's offset. Errors are problem details (RFC 9457) that say what to do.",
        };
        document.Servers = [];
        return Task.CompletedTask;
    }
}
