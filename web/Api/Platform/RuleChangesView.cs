using ParkTwin.Web.Api.Reference;

namespace ParkTwin.Web.Api.Platform;

/// <summary>Two published versions of the flag rules beside each other.</summary>
/// <param name="From">The earlier publication: who, when, why.</param>
/// <param name="To">The later one.</param>
/// <param name="Rules">Every rule of either.</param>
public sealed record RuleChangesView(PublicationView From, PublicationView To, IReadOnlyList<RuleChangeView> Rules);
