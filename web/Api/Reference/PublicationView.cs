namespace ParkTwin.Web.Api.Reference;

/// <summary>One version of the reference set: what was published, by whom, when and why.</summary>
/// <param name="Version">The set's version, unique.</param>
/// <param name="Number">From 1, rising by one.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who: an account, or <c>files</c> for what lay beside the program at start.</param>
/// <param name="Note">Why; null when not said, and for an enterprise.</param>
/// <param name="Changed">The documents that differ from the version before.</param>
public sealed record PublicationView(
    string Version, int Number, DateTimeOffset At, string By, string? Note, IReadOnlyList<string> Changed);
