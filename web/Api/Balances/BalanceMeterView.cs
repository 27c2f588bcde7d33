namespace ParkTwin.Web.Api.Balances;

/// <summary>A place in the balance: a meter with what lies behind it. amount + fed = drawn + residual, exactly.</summary>
public sealed record BalanceMeterView
{
    /// <summary>The meter; null for the gateway of the park, which is the sum of its check meters.</summary>
    public required string? Id { get; init; }

    /// <summary>The check meters whose sum it is; empty for a meter.</summary>
    public required IReadOnlyList<string> Gateways { get; init; }

    /// <summary>The meter's name; null shows the id.</summary>
    public required string? Name { get; init; }

    /// <summary>Its enterprise; null for the park's own.</summary>
    public required string? Enterprise { get; init; }

    /// <summary>Its carrier; of electricity PV is a part.</summary>
    public required string? Carrier { get; init; }

    /// <summary>Its role; null for the gateway of the park.</summary>
    public required string? Role { get; init; }

    /// <summary>True where it enters the sums of the park; what does not serves the balance alone.</summary>
    public required bool Counted { get; init; }

    /// <summary>True where it feeds in: generation, and what comes out of a storage.</summary>
    public required bool Feeds { get; init; }

    /// <summary>True where it stands behind its meter because its owner has that one alone, not because its parent says so.</summary>
    public required bool Attached { get; init; }

    /// <summary>What came through it; null where nothing is known.</summary>
    public required decimal? Amount { get; init; }

    /// <summary>The measured part of it.</summary>
    public required decimal? Measured { get; init; }

    /// <summary>How much of the span is covered, 0 to 1.</summary>
    public required decimal Completeness { get; init; }

    /// <summary>What was fed in behind it.</summary>
    public required decimal Fed { get; init; }

    /// <summary>What the places behind it drew; null where none is there or known.</summary>
    public required decimal? Drawn { get; init; }

    /// <summary>What is left: losses, what is not metered further, errors; negative where those behind it count more.</summary>
    public required decimal? Residual { get; init; }

    /// <summary>The residual as a share of what came through it and was fed in; null where that is 0 or unknown.</summary>
    public required decimal? ResidualShare { get; init; }

    /// <summary>The greatest residual that the accuracy of the meters explains; null where nothing is behind it.</summary>
    public required decimal? Allowed { get; init; }

    /// <summary>Places behind it of which nothing is known; what they drew is within the residual.</summary>
    public required int Unread { get; init; }

    /// <summary>The lowest completeness among all that enters its balance; below 0.98 the residual is not judged.</summary>
    public required decimal Coverage { get; init; }

    /// <summary>Its nights; null where too few are known or nights say nothing of it.</summary>
    public required NightFlowView? Night { get; init; }

    /// <summary>Why it wants a look; empty where it does not.</summary>
    public required IReadOnlyList<SuspicionView> Suspected { get; init; }

    /// <summary>The places directly behind it.</summary>
    public required IReadOnlyList<BalanceMeterView> Children { get; init; }
}
