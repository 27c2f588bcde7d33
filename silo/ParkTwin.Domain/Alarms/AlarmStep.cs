namespace ParkTwin.Domain.Alarms;

/// <summary>A person's step with an alarm.</summary>
/// <param name="Alarm">Id of the alarm.</param>
/// <param name="Action">acknowledge, assign, comment, shelve, unshelve or resolve.</param>
/// <param name="By">Who.</param>
/// <param name="Text">What is said: needed for comment and shelve, and for resolve while the condition holds; the assignee for assign.</param>
/// <param name="UntilUnixMs">Until when it is shelved, Unix milliseconds; for shelve alone.</param>
public sealed record AlarmStep(string Alarm, string Action, string By, string? Text, long? UntilUnixMs);
