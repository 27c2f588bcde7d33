namespace ParkTwin.Web.Api.Reference;

/// <summary>The reference data: which version holds, and who changed what, when.</summary>
/// <param name="Current">Version of the set that new figures are made with.</param>
/// <param name="Kinds">The documents: <c>GET /api/reference/{kind}</c>.</param>
/// <param name="History">Every version, newest first.</param>
public sealed record ReferenceView(string Current, IReadOnlyList<string> Kinds, IReadOnlyList<PublicationView> History);
