using ParkTwin.Web.Api.Explaining;

namespace ParkTwin.Web.Api.Evaluation;

/// <summary>A park against one scheme.</summary>
public sealed record ReadinessSchemeView
{
    /// <summary>Id of the scheme.</summary>
    public required string Scheme { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>The publication or standard.</summary>
    public required string Source { get; init; }

    /// <summary>How sure the scheme's limits are: confirmed, check or not-found.</summary>
    public required string Confidence { get; init; }

    /// <summary>What a reader has to know; null for nothing.</summary>
    public required string? Note { get; init; }

    /// <summary>True when the scheme may be used for the year.</summary>
    public required bool InForce { get; init; }

    /// <summary>fail when a core item fails, pass when all pass, else unknown.</summary>
    public required string Verdict { get; init; }

    /// <summary>The check list; empty where the scheme's indicators were not found.</summary>
    public required IReadOnlyList<ReadinessItemView> Items { get; init; }

    /// <summary>What is asked besides, for a person to tick.</summary>
    public required IReadOnlyList<string> Conditions { get; init; }

    /// <summary>tCO2 to cut until the limit on carbon per energy is kept; null where there is none or it is unknown.</summary>
    public required decimal? ToCut { get; init; }

    /// <summary>From each item, and <c>toCut</c>, to the tree that makes it.</summary>
    public required IReadOnlyDictionary<string, FigureNodeView> Trees { get; init; }
}
