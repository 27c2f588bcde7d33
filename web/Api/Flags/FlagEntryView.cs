namespace ParkTwin.Web.Api.Flags;

/// <summary>One line of a flag's audit trail.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who: an account, <c>local</c>, or <c>system</c> for a rule.</param>
/// <param name="Action">What was done.</param>
/// <param name="Text">What was said; null for nothing.</param>
/// <param name="State">The state after it.</param>
public sealed record FlagEntryView(DateTimeOffset At, string By, string Action, string? Text, string State);
