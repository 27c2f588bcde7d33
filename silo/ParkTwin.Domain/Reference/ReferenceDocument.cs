namespace ParkTwin.Domain.Reference;

/// <summary>One published version of one reference document, as text.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Json">The document.</param>
public sealed record ReferenceDocument(ReferenceKind Kind, string Json);
