namespace ParkTwin.Web.Api.Platform;

/// <summary>One threshold of a rule.</summary>
/// <param name="Word">Its word.</param>
/// <param name="Threshold">Where the condition begins.</param>
/// <param name="Clear">Behind which it ends.</param>
public sealed record RuleLevelView(string Word, decimal Threshold, decimal Clear);
