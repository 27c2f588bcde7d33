namespace ParkTwin.Web.Api.Alarms;

/// <summary>One step of an alarm.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who: an account, or <c>system</c> for a rule or the clock.</param>
/// <param name="Action">raise, escalate, reopen, again, clear, acknowledge, assign, comment, shelve, unshelve or resolve.</param>
/// <param name="Text">What was said, the assignee for assign; null for nothing.</param>
/// <param name="State">The state after it.</param>
/// <param name="Until">Until when it is shelved; null for every other step.</param>
public sealed record AlarmStepView(DateTimeOffset At, string By, string Action, string? Text, string State, DateTimeOffset? Until);
