using ParkTwin.Contracts;

namespace ParkTwin.Web.Access;

/// <summary>Who sends a request, by which way, with the account as it stands now. Lives as long as the request.</summary>
/// <param name="Account">The account.</param>
/// <param name="Csrf">What an unsafe request of this session must carry; null for programs, which no other site can make act.</param>
internal sealed record Session(UserAccount Account, string? Csrf)
{
    /// <summary>The caller that routes ask about.</summary>
    public Caller Caller { get; } = new(Account.User, Account.Facts.Role, Account.Facts.Scope, Account.Stamp);
}
