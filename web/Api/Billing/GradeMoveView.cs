namespace ParkTwin.Web.Api.Billing;

/// <summary>What one amount alone would have to become.</summary>
public sealed record GradeMoveView
{
    /// <summary>electricity, gas, pv, value-added or output.</summary>
    public required string Lever { get; init; }

    /// <summary>Unit of the amounts.</summary>
    public required string Unit { get; init; }

    /// <summary>The amount of the period.</summary>
    public required decimal? Now { get; init; }

    /// <summary>By how much it would change, above zero.</summary>
    public required decimal? Change { get; init; }

    /// <summary>up or down.</summary>
    public required string Direction { get; init; }

    /// <summary>What it would be then.</summary>
    public required decimal? Then { get; init; }

    /// <summary>The change ÷ the present amount; of PV the self-sufficiency (自给率) then.</summary>
    public required decimal? Share { get; init; }

    /// <summary>False where there is not as much to save; null where unknown.</summary>
    public required bool? Possible { get; init; }

    /// <summary>Why it is not known; null where it is.</summary>
    public required string? Reason { get; init; }

    /// <summary>Key of its tree in <c>trees</c>.</summary>
    public required string Tree { get; init; }
}
