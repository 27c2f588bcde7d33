namespace ParkTwin.Web.Api.Access;

/// <summary>What a password must be.</summary>
/// <param name="MinLength">Fewest characters.</param>
/// <param name="MaxLength">Most characters.</param>
/// <param name="Rule">The whole rule in a sentence.</param>
internal sealed record PasswordRulesView(int MinLength, int MaxLength, string Rule);
