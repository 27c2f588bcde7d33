namespace ParkTwin.Web.Api.Alarms;

/// <summary>What somebody said of an alarm.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Text">What.</param>
public sealed record AlarmCommentView(DateTimeOffset At, string By, string Text);
