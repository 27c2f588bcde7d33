using Orleans;

namespace ParkTwin.Contracts;

/// <summary>How far an enterprise has come with one journal, and what it has counted.</summary>
/// <param name="Applied">Journal position up to which (exclusive) its readings are in the ledger in memory.</param>
/// <param name="Durable">Position its last checkpoint covers; a journal may forget what every reader's durable position has passed.</param>
/// <param name="Accepted">Readings accepted since the beginning of time, all journals.</param>
/// <param name="Duplicates">Duplicates since the beginning of time, all journals.</param>
/// <param name="AssignmentVersion">Version of the assignment it holds; 0 before the first.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.EnterprisePosition")]
public readonly record struct EnterprisePosition(
    [property: Id(0)] long Applied,
    [property: Id(1)] long Durable,
    [property: Id(2)] long Accepted,
    [property: Id(3)] long Duplicates,
    [property: Id(4)] long AssignmentVersion);
