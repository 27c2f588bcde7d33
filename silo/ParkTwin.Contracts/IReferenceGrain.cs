using Orleans;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Contracts;

/// <summary>The reference data and its history. One, with key <see cref="GrainKeys.Reference"/>.</summary>
[Alias("ParkTwin.IReferenceGrain")]
public interface IReferenceGrain : IGrainWithStringKey
{
    /// <summary>
    /// Tells the grain what lies beside the program at start. It becomes version 1; later only documents whose files changed make a
    /// new version. Idempotent.
    /// </summary>
    [Alias("Seed")]
    Task<ReferencePublication> Seed(string version, IReadOnlyList<ReferenceDocument> documents);

    /// <summary>The newest version's name; cheap.</summary>
    [Alias("Current")]
    Task<string> Current();

    /// <summary>All documents of a version; null for a version there is none of.</summary>
    [Alias("Documents")]
    Task<IReadOnlyList<ReferenceDocument>?> Documents(string version);

    /// <summary>All publications, oldest first.</summary>
    [Alias("History")]
    Task<IReadOnlyList<ReferencePublication>> History();

    /// <summary>Publishes a document as a new version of the set; durable when it completes.</summary>
    [Alias("Publish")]
    Task<PublishReply> Publish(PublishRequest request);
}
