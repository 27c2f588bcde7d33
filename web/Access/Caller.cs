using ParkTwin.Domain.Access;

namespace ParkTwin.Web.Access;

/// <summary>Who asks, for the time of one request or hub connection; made anew for each request from the account as it stands.</summary>
/// <param name="User">The account's name, the way it is written in the audit trail.</param>
/// <param name="Role">Its role.</param>
/// <param name="Scope">What exists for it.</param>
/// <param name="Stamp">Changes when password, role or scope change, or sessions are revoked.</param>
internal sealed record Caller(string User, Role Role, AccessScope Scope, string Stamp)
{
    /// <summary>Whether the role has a right.</summary>
    public bool May(AccessRight right) => AccessRules.Allows(Role, right);
}
