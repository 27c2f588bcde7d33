namespace ParkTwin.Web.Api.Access;

/// <summary>One's own tokens.</summary>
/// <param name="Tokens">Oldest first.</param>
internal sealed record OwnTokensView(IReadOnlyList<OwnTokenView> Tokens);
