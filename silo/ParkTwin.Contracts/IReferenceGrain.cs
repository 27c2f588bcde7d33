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
    /// <param name="version">Name of the version, should there be a new one; where it is taken, <c>.2</c> and so on is added.</param>
    /// <param name="documents">The documents; a kind that is not among them stays as it is.</param>
    /// <returns>The newest publication.</returns>
    /// <exception cref="InvalidDataException">The set that would be has faults; the message has one a line.</exception>
    [Alias("Seed")]
    Task<ReferencePublication> Seed(string version, [Immutable] IReadOnlyList<ReferenceDocument> documents);

    /// <summary>The newest version's name; cheap.</summary>
    /// <exception cref="InvalidOperationException">Nothing has been seeded yet.</exception>
    [Alias("Current")]
    Task<string> Current();

    /// <summary>All documents of a version; null for a version there is none of.</summary>
    [Alias("Documents")]
    [return: Immutable]
    Task<IReadOnlyList<ReferenceDocument>?> Documents(string version);

    /// <summary>All publications, oldest first.</summary>
    [Alias("History")]
    [return: Immutable]
    Task<IReadOnlyList<ReferencePublication>> History();

    /// <summary>
    /// Publishes a document as a new version of the set; durable when it completes. The whole set is read first. The same request
    /// again has the same answer and makes no second version.
    /// </summary>
    [Alias("Publish")]
    Task<PublishReply> Publish(PublishRequest request);
}
