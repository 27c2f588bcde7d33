namespace ParkTwin.Domain.Access;

/// <summary>Something that a person, program or device's owner did. Holds no secret.</summary>
/// <param name="AtMs">When, Unix ms UTC.</param>
/// <param name="User">The account's name; empty where nobody was signed in.</param>
/// <param name="Role">Its role's word; empty where nobody was signed in.</param>
/// <param name="Address">Where the request came from.</param>
/// <param name="Action">The operation's name, as in the OpenAPI document, or a word of its own such as <c>signIn</c>.</param>
/// <param name="Target">What it was done to: a path such as <c>/api/parks/qsh/…</c> or an account's name.</param>
/// <param name="Outcome">The HTTP status, or 0 where there is none.</param>
/// <param name="Detail">What was changed, in a sentence or as JSON, at most 2,000 characters; null for nothing more to say.</param>
public sealed record AuditEntry(
    long AtMs, string User, string Role, string Address, string Action, string Target, int Outcome, string? Detail);
