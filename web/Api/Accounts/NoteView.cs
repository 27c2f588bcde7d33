namespace ParkTwin.Web.Api.Accounts;

/// <summary>Something a reader of an account has to know.</summary>
/// <param name="Code">A stable word, for example <c>older-factor</c> or <c>declared-differs</c>.</param>
/// <param name="Key">The figure it is about; null for all.</param>
/// <param name="Text">One sentence, with values and units.</param>
public sealed record NoteView(string Code, string? Key, string Text);
