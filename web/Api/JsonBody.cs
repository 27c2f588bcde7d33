using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ParkTwin.Web.Api;

/// <summary>Reads a request's JSON body strictly: unknown and repeated keys are named, and what is wrong is said in a sentence.</summary>
internal static class JsonBody
{
    /// <summary>The body, or the sentence that says why there is none. An empty body stands for <c>{}</c>.</summary>
    public static async Task<(T? Body, string? Wrong)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type)
        where T : class, new()
    {
        if (request.ContentLength == 0)
        {
            return (new T(), null);
        }

        if (!request.HasJsonContentType())
        {
            return (null, $"The body is '{request.ContentType}'; send JSON with Content-Type: application/json.");
        }

        try
        {
            var body = await JsonSerializer.DeserializeAsync(request.Body, type, request.HttpContext.RequestAborted);
            return (body, body is null ? "The body is null; send a JSON object." : null);
        }
        catch (JsonException fault)
        {
            return (null, JsonFault.Say(fault, type));
        }
    }

    /// <summary>As the other, of a body that is in memory already.</summary>
    public static (T? Body, string? Wrong) Read<T>(HttpRequest request, ReadOnlySpan<byte> bytes, JsonTypeInfo<T> type)
        where T : class, new()
    {
        if (!request.HasJsonContentType())
        {
            return (null, $"The body is '{request.ContentType}'; send JSON with Content-Type: application/json.");
        }

        try
        {
            var body = JsonSerializer.Deserialize(bytes, type);
            return (body, body is null ? "The body is null; send a JSON object." : null);
        }
        catch (JsonException fault)
        {
            return (null, JsonFault.Say(fault, type));
        }
    }
}
