namespace ParkTwin.Web.Api.Access;

/// <summary>What the audit trail keeps of a change of an account.</summary>
/// <param name="Before">The account before; null for a new one.</param>
/// <param name="After">The account afterwards; null for one that was removed.</param>
internal sealed record AccountChangeNote(UserAccountView? Before, UserAccountView? After);
