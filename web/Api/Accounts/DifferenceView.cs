namespace ParkTwin.Web.Api.Accounts;

/// <summary>
/// How one figure differs between two versions. Where both are known, <c>difference = dataQuality + activity + factor</c> exactly.
/// </summary>
public sealed record DifferenceView
{
    /// <summary>The factor scope: provincial, regional or national.</summary>
    public required string Scope { get; init; }

    /// <summary>The figure's key, for example <c>carbon.total</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The earlier value; null where it was unknown.</summary>
    public required decimal? From { get; init; }

    /// <summary>The later value; null where it is unknown.</summary>
    public required decimal? To { get; init; }

    /// <summary>to − from; null where one of them is unknown.</summary>
    public required decimal? Difference { get; init; }

    /// <summary>The part that late, corrected or re-judged readings make.</summary>
    public required decimal? DataQuality { get; init; }

    /// <summary>The part that changed declarations and registry figures make.</summary>
    public required decimal? Activity { get; init; }

    /// <summary>The part that another reference set makes.</summary>
    public required decimal? Factor { get; init; }
}
