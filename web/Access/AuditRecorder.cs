using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Api;

namespace ParkTwin.Web.Access;

/// <summary>
/// Writes every change and every export into the audit trail: after it was decided, before its answer leaves. Where the trail cannot be
/// written, nothing more is changed.
/// </summary>
internal sealed class AuditRecorder(RequestDelegate next, AccountCallers callers, IAuditTrail trail, TimeProvider time)
{
    /// <summary>Lets the request through and writes down what became of it.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        var isChange = IsChange(context.Request);
        var isExport = endpoint?.Metadata.GetMetadata<NeedsAttribute>() is { Export: true };
        if (endpoint is not RouteEndpoint || !(isChange || isExport) || !context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context);
            return;
        }

        if (!trail.IsWritable && !await ResumesAsync(context))
        {
            await Problems.NoAudit().ExecuteAsync(context);
            return;
        }

        await RunAsync(context, endpoint);
    }

    private static bool IsChange(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));

    /// <summary>The answer is held back until the entry is durable; answers to changes and files to download are small.</summary>
    private async Task RunAsync(HttpContext context, Endpoint endpoint)
    {
        var body = context.Response.Body;
        using var held = new MemoryStream();
        context.Response.Body = held;
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync();
        }
        catch (Exception)
        {
            await TryWriteAsync(context, endpoint, StatusCodes.Status500InternalServerError);
            throw;
        }
        finally
        {
            context.Response.Body = body;
        }

        if (!await TryWriteAsync(context, endpoint, context.Response.StatusCode))
        {
            context.Response.Clear();
            await Problems.NoAudit().ExecuteAsync(context);
            return;
        }

        held.Position = 0;
        await held.CopyToAsync(body, context.RequestAborted);
    }

    private async Task<bool> TryWriteAsync(HttpContext context, Endpoint endpoint, int status)
    {
        var note = context.Features.Get<AuditNote>();
        var session = note?.Session ?? await callers.SessionAsync(context);
        if (session is null && note is null)
        {
            return true; // Nobody, turned away at the door: strangers could fill the disk with that.
        }

        var action = note?.Action ?? endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? context.Request.Method;
        var target = note?.Target ?? context.Request.Path + context.Request.QueryString;
        return await TryAppendAsync(Entry(context, session, action, target, status, note?.Detail));
    }

    /// <summary>Whether the trail can be written again.</summary>
    private async Task<bool> ResumesAsync(HttpContext context)
    {
        var session = await callers.SessionAsync(context);
        return await TryAppendAsync(Entry(context, session, "auditResumed", context.Request.Path, 0, "Entries before this one may be missing."));
    }

    private AuditEntry Entry(HttpContext context, Session? session, string action, string target, int outcome, string? detail) => new(
        time.GetUtcNow().ToUnixTimeMilliseconds(),
        session?.Account.User ?? string.Empty,
        session is null ? string.Empty : AccessWords.Of(session.Account.Facts.Role),
        context.Connection.RemoteIpAddress?.ToString() ?? string.Empty,
        action,
        target,
        outcome,
        detail);

    private async Task<bool> TryAppendAsync(AuditEntry entry)
    {
        try
        {
            // Whoever asked may be gone; what was done is written down all the same.
            await trail.AppendAsync(entry, CancellationToken.None);
            return true;
        }
        catch (IOException)
        {
            return false; // The trail has logged it, and its health says so.
        }
    }
}
