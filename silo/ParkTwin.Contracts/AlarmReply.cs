using Orleans;
using ParkTwin.Domain.Alarms;

namespace ParkTwin.Contracts;

/// <summary>The answer to a step with an alarm.</summary>
/// <param name="Alarm">The alarm after it; null when there is none of that id.</param>
/// <param name="Refused">Why the step is not allowed now and which are; null when it was taken.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.AlarmReply")]
public sealed record AlarmReply([property: Id(0)] Alarm? Alarm, [property: Id(1)] string? Refused);
