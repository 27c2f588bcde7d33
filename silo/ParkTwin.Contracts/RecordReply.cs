using Orleans;

namespace ParkTwin.Contracts;

/// <summary>The answer to a batch.</summary>
/// <param name="Status">What happened.</param>
/// <param name="Position">Where the grain stands now.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.RecordReply")]
public readonly record struct RecordReply([property: Id(0)] RecordStatus Status, [property: Id(1)] EnterprisePosition Position);
