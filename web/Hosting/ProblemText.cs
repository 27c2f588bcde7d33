using Microsoft.AspNetCore.Http.Extensions;

namespace ParkTwin.Web.Hosting;

/// <summary>Says something useful where the framework alone would answer with a bare status.</summary>
internal static class ProblemText
{
    /// <summary>The status of an exception that reached the end of the pipeline.</summary>
    public static int StatusOf(Exception fault) => fault switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        TimeoutException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>Completes a problem that has no detail of its own.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var request = context.HttpContext.Request;
        context.ProblemDetails.Detail ??= context.ProblemDetails.Status switch
        {
            StatusCodes.Status400BadRequest => "The request cannot be read. /openapi/v1.json describes what each route takes.",
            StatusCodes.Status404NotFound => $"There is nothing at {request.Path}. /openapi/v1.json lists the routes.",
            StatusCodes.Status405MethodNotAllowed =>
                $"{request.Path} does not take {request.Method}; it takes {context.HttpContext.Response.Headers.Allow}.",
            StatusCodes.Status413PayloadTooLarge => "The body is larger than any route takes; send it in parts.",
            StatusCodes.Status415UnsupportedMediaType => "Send JSON with Content-Type: application/json, or what /openapi/v1.json says that this route takes.",
            StatusCodes.Status503ServiceUnavailable => "The twin did not answer in time; ask again in a few seconds.",
            >= 500 => "Something failed that should not. The log has it under the traceId given here.",
            _ => null,
        };

        // What is refused before anything is looked up is told alike whatever was named.
        if (context.ProblemDetails.Status is not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden))
        {
            context.ProblemDetails.Instance ??= request.GetEncodedPathAndQuery();
        }

        // A trace is for faults of the twin; elsewhere it would make two answers to one question differ.
        context.ProblemDetails.Extensions.Remove("traceId");
        if (context.ProblemDetails.Status >= StatusCodes.Status500InternalServerError)
        {
            context.ProblemDetails.Extensions["traceId"] = System.Diagnostics.Activity.Current?.Id ?? context.HttpContext.TraceIdentifier;
        }
    }
}
