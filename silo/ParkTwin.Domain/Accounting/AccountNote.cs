namespace ParkTwin.Domain.Accounting;

/// <summary>Something a reader of an account has to know.</summary>
/// <param name="Code">A stable word, for example <c>declared-differs</c>, <c>older-factor</c>, <c>gas-reference-assumed</c>.</param>
/// <param name="Key">The figure it is about; null for all.</param>
/// <param name="Text">One sentence, with values and units.</param>
public sealed record AccountNote(string Code, string? Key, string Text);
