using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ParkTwin.Web.Hosting;

/// <summary>
/// Puts an example beside each operation: <c>Examples/{operationId}.json</c> of this assembly, with <c>request</c> and <c>response</c>,
/// and for parameters <c>Examples/parameters.json</c>, by name. They are answers of the routes themselves, written by the tests.
/// </summary>
internal sealed class OpenApiExamples : IOpenApiOperationTransformer
{
    private const string Json = "application/json";
    private static readonly JsonObject Parameters = Read("parameters") ?? [];

    /// <summary>The example of an operation; null where there is none.</summary>
    public static JsonObject? Read(string operation)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Examples/{operation}.json");
        return stream is null ? null : JsonNode.Parse(stream)?.AsObject();
    }

    /// <inheritdoc/>
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (parameter.Name is { } name && Parameters[name] is { } value)
            {
                parameter.Example = value.DeepClone();
            }
        }

        if (operation.OperationId is { } id && Read(id) is { } example)
        {
            Put(operation.RequestBody?.Content, example["request"]);
            Put(operation.Responses?.GetValueOrDefault("200")?.Content, example["response"]);
        }

        return Task.CompletedTask;
    }

    private static void Put(IDictionary<string, OpenApiMediaType>? content, JsonNode? example)
    {
        if (example is not null && content is not null && content.TryGetValue(Json, out var media))
        {
            media.Example = example.DeepClone();
        }
    }
}
