namespace ParkTwin.Web.Api.Access;

/// <summary>A token for a program, to be sent as <c>Authorization: Bearer …</c>.</summary>
/// <param name="AccessToken">The token.</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds until it ends.</param>
internal sealed record TokenView(string AccessToken, string TokenType, long ExpiresIn);
