namespace ParkTwin.Domain.Alarms;

/// <summary>The outcome of a step.</summary>
/// <param name="Alarm">The alarm after it; as it was where the step is refused; null where there is none of that id.</param>
/// <param name="Refused">Why it is not allowed and which steps are; null when it was taken.</param>
public sealed record AlarmStepResult(Alarm? Alarm, string? Refused);
