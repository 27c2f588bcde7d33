namespace ParkTwin.Domain.Alarms;

/// <summary>One step of an alarm.</summary>
/// <param name="AtUnixMs">When.</param>
/// <param name="By">Who: an account, or <c>system</c> for a rule or the clock.</param>
/// <param name="Action">What: <c>raise</c>, <c>escalate</c>, <c>reopen</c>, <c>again</c>, <c>clear</c>, <c>acknowledge</c>, <c>assign</c>,
/// <c>comment</c>, <c>shelve</c>, <c>unshelve</c> or <c>resolve</c>.</param>
/// <param name="Text">What was said, the assignee for assign; null for nothing.</param>
/// <param name="State">The state after it.</param>
/// <param name="UntilUnixMs">Until when it is shelved; null for every other step.</param>
public sealed record AlarmEntry(long AtUnixMs, string By, string Action, string? Text, AlarmState State, long? UntilUnixMs = null);
