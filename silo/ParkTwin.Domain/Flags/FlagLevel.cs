namespace ParkTwin.Domain.Flags;

/// <summary>One threshold of a rule.</summary>
/// <param name="Word">Its word, for example <c>warn</c>.</param>
/// <param name="Threshold">Where the condition begins, in the unit of the rule.</param>
/// <param name="Clear">Behind which it ends (hysteresis): for a condition above, not above the threshold.</param>
public sealed record FlagLevel(string Word, decimal Threshold, decimal Clear);
