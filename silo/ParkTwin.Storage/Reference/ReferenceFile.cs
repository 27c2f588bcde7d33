using ParkTwin.Domain.Reference;

namespace ParkTwin.Storage.Reference;

/// <summary>A reference document as it lies on disk.</summary>
/// <param name="Document">The document.</param>
/// <param name="Path">Its file.</param>
/// <param name="IsOwn">True for the operator's own in the data directory, false for what came with the program.</param>
public sealed record ReferenceFile(ReferenceDocument Document, string Path, bool IsOwn);
