namespace ParkTwin.Domain.Flags;

/// <summary>The outcome of a person's step with a flag.</summary>
/// <param name="Flag">The flag after it; as it was where the step is refused.</param>
/// <param name="Refused">Why it is not allowed and which steps are; null when it was taken.</param>
public sealed record FlagStepResult(Flag Flag, string? Refused);
