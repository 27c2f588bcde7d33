using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Hosting;

/// <summary>Says in the API document how one signs in, and of each operation which right it needs.</summary>
internal sealed class OpenApiAccess : IOpenApiDocumentTransformer, IOpenApiOperationTransformer
{
    private const string Cookie = "cookie";
    private const string Bearer = "bearer";

    /// <inheritdoc/>
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Cookie] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "parktwin",
                Description = "Browsers: POST /api/auth/sign-in sets it. Requests that change something carry X-ParkTwin-Csrf too, with csrf of "
                    + "GET /api/auth/me.",
            },
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = Bearer,
                Description = "Programs: the accessToken of POST /api/auth/token, or a token of POST /api/auth/tokens.",
            },
        };
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var needs = context.Description.ActionDescriptor.EndpointMetadata.OfType<NeedsAttribute>().LastOrDefault();
        if (needs is null or { Open: true })
        {
            operation.Security = [];
            return Task.CompletedTask;
        }

        operation.Security =
        [
            new() { [new OpenApiSecuritySchemeReference(Cookie, context.Document)] = [] },
            new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] },
        ];
        operation.Description = $"{operation.Description?.TrimEnd()}\n\nNeeds the right `{AccessWords.Of(needs.Right)}`.".TrimStart();
        return Task.CompletedTask;
    }
}
