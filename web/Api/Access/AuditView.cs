namespace ParkTwin.Web.Api.Access;

/// <summary>A page of the audit trail.</summary>
/// <param name="Rows">The entries, newest first.</param>
/// <param name="Next">What to pass as <c>before</c> for the next page; null at the end.</param>
internal sealed record AuditView(IReadOnlyList<AuditRowView> Rows, long? Next);
