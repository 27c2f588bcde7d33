using Microsoft.AspNetCore.Http.HttpResults;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Web.Api;

/// <summary>Problem details (RFC 9457) that say what was asked, what is allowed and what to do.</summary>
internal static class Problems
{
    public static ProblemHttpResult Bad(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "The request cannot be read.");

    public static ProblemHttpResult Missing(string title, string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound, title: title);

    public static ProblemHttpResult UnknownPark(string park) =>
        Missing("There is no such park.", $"There is no park '{park}'. GET /api/parks lists the parks.");

    public static ProblemHttpResult UnknownMeter(RegisteredPark park, string meter) =>
        Missing("There is no such meter.", $"Park '{park.Definition.Id}' has no meter '{meter}'. GET /api/parks/{park.Definition.Id} lists its meters.");

    public static ProblemHttpResult UnknownEnterprise(RegisteredPark park, string enterprise) => Missing(
        "There is no such enterprise.",
        $"Park '{park.Definition.Id}' has no enterprise '{enterprise}'. GET /api/parks/{park.Definition.Id} lists its enterprises.");

    public static ProblemHttpResult NotMetered(string who, string what, IEnumerable<string> has)
    {
        var known = string.Join(", ", has);
        return Missing("Nothing is metered so.", known.Length == 0
            ? $"{who} has no meter that counts {what}, and no other that is counted."
            : $"{who} has no meter that counts {what}; ask for one of {known}.");
    }

    public static ProblemHttpResult TwoUnits(string who, Carrier carrier, IEnumerable<Measure> measures) => TypedResults.Problem(
        $"{who} meters {Words.Of(carrier)} in {string.Join(" and in ", measures.Select(Words.Of))}, which never add; say which with unit=.",
        statusCode: StatusCodes.Status422UnprocessableEntity,
        title: "A unit must be named.");

    public static ProblemHttpResult Refused(string detail) => TypedResults.Problem(
        detail, statusCode: StatusCodes.Status422UnprocessableEntity, title: "The registry refuses this.");

    public static ProblemHttpResult NotYet() => TypedResults.Problem(
        "The twin has not been told of this enterprise yet: it is starting. Ask again in a few seconds.",
        statusCode: StatusCodes.Status503ServiceUnavailable,
        title: "Not ready yet.");

    public static ProblemHttpResult Changed(string detail) => TypedResults.Problem(
        detail, statusCode: StatusCodes.Status412PreconditionFailed, title: "Somebody else has changed this in between.");

    public static ProblemHttpResult Conflict(string title, string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict, title: title);

    public static ProblemHttpResult TooLarge(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status413PayloadTooLarge, title: "The request is too large.");

    /// <summary>What was sent can be read and is not acceptable; <c>faults</c> lists everything that is wrong.</summary>
    public static ProblemHttpResult Faulty(string title, IReadOnlyList<string> faults) => TypedResults.Problem(
        string.Join(" ", faults),
        statusCode: StatusCodes.Status422UnprocessableEntity,
        title: title,
        extensions: new Dictionary<string, object?> { ["faults"] = faults.ToArray() });

    /// <summary>A table with cells that cannot be taken; <c>badCells</c> lists them.</summary>
    public static ProblemHttpResult BadCells(IReadOnlyList<Imports.BadCellView> cells) => TypedResults.Problem(
        $"{cells.Count} cells cannot be taken, so nothing was declared. The first is {cells[0].Cell}: {cells[0].Problem}",
        statusCode: StatusCodes.Status422UnprocessableEntity,
        title: "The table cannot be declared.",
        extensions: new Dictionary<string, object?> { ["badCells"] = cells.ToArray() });

    /// <summary>Nobody is signed in.</summary>
    public static ProblemHttpResult NotSignedIn() => TypedResults.Problem(
        "Sign in first: POST /api/auth/sign-in for a browser, POST /api/auth/token for a program.",
        statusCode: StatusCodes.Status401Unauthorized,
        title: "Nobody is signed in.");

    /// <summary>The role may not do this, to anything; said before anything is looked up.</summary>
    public static ProblemHttpResult WithoutRight(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status403Forbidden, title: "This role may not do this.");

    /// <summary>The account may not do this, to anything.</summary>
    public static ProblemHttpResult NotAllowed(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status403Forbidden, title: "This account may not do this.");

    /// <summary>A secret would cross the network in clear.</summary>
    public static ProblemHttpResult InClear() => TypedResults.Problem(
        "Passwords, session cookies and tokens are taken over HTTPS alone, or from this machine itself. Serve --urls https://…, or name "
            + "the proxy that does with --behind-proxy ADDRESS.",
        statusCode: StatusCodes.Status403Forbidden,
        title: "This connection is not private.",
        type: "/problems/not-private");

    /// <summary>An unsafe request of a session without the session's value.</summary>
    public static ProblemHttpResult WithoutCsrf() => TypedResults.Problem(
        $"A change by a signed-in browser carries the header {Web.Access.SessionGuard.CsrfHeader} with the value 'csrf' of GET /api/auth/me. "
            + "Load the page anew, or use a token: those need no header.",
        statusCode: StatusCodes.Status403Forbidden,
        title: "The request does not come from the page of this session.",
        type: "/problems/csrf");

    /// <summary>A one-time password stands.</summary>
    public static ProblemHttpResult MustChangePassword() => TypedResults.Problem(
        "This account has a one-time password. Choose your own with POST /api/auth/password {\"current\",\"new\"} first.",
        statusCode: StatusCodes.Status403Forbidden,
        title: "The password must be changed first.",
        type: "/problems/must-change-password");

    /// <summary>Too many wrong passwords, or too many tries.</summary>
    public static ProblemHttpResult TooManyTries(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return TypedResults.Problem(
            $"There were too many tries. Wait {seconds} s and try again; an administrator can set a new password at once.",
            statusCode: StatusCodes.Status429TooManyRequests,
            title: "Too many tries.");
    }

    /// <summary>What belongs into the audit trail cannot be written there.</summary>
    public static ProblemHttpResult NoAudit() => TypedResults.Problem(
        "Every change and every export is written into the audit trail, and its disk refuses. Nothing can be changed until it can be written; "
            + "GET /api/status says why. What this request asked for may have been done.",
        statusCode: StatusCodes.Status503ServiceUnavailable,
        title: "The audit trail cannot be written.");
}
