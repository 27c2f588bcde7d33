namespace ParkTwin.Domain.Flags;

/// <summary>One line of a flag's audit trail.</summary>
/// <param name="AtUnixMs">When.</param>
/// <param name="By">Who: an account, <c>local</c>, or <c>system</c> for a rule.</param>
/// <param name="Action">What: <c>raise</c>, <c>update</c>, <c>clear</c>, <c>verify</c>, <c>notify</c>, <c>answer</c>, <c>appeal</c>,
/// <c>assign</c>, <c>comment</c>, <c>close</c>, <c>dismiss</c>, <c>escalate</c>, <c>reopen</c>.</param>
/// <param name="Text">What was said; null for nothing.</param>
/// <param name="State">The state after it.</param>
public sealed record FlagEntry(long AtUnixMs, string By, string Action, string? Text, FlagState State);
