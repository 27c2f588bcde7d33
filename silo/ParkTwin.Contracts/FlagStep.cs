using Orleans;

namespace ParkTwin.Contracts;

/// <summary>A person's step with a flag.</summary>
/// <param name="Flag">Id of the flag.</param>
/// <param name="Action">verify, notify, answer, appeal, assign, comment, close, dismiss, escalate or reopen.</param>
/// <param name="By">Who.</param>
/// <param name="Text">What is said; required for answer, appeal, comment, dismiss; the assignee for assign.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.FlagStep")]
public sealed record FlagStep(
    [property: Id(0)] string Flag,
    [property: Id(1)] string Action,
    [property: Id(2)] string By,
    [property: Id(3)] string? Text);
