namespace ParkTwin.Web.Api.Billing;

/// <summary>A limit next to the present class.</summary>
public sealed record GradeTargetView
{
    /// <summary>grade (K) or level (L).</summary>
    public required string Of { get; init; }

    /// <summary>better or worse.</summary>
    public required string Direction { get; init; }

    /// <summary>The present class, 1 the best.</summary>
    public required int From { get; init; }

    /// <summary>The class beyond the limit.</summary>
    public required int To { get; init; }

    /// <summary>The limit of K or L; at the limit itself the better class holds.</summary>
    public required decimal? Limit { get; init; }

    /// <summary>CO2 at the limit, tCO2.</summary>
    public required decimal? Carbon { get; init; }

    /// <summary>What would have to be saved, or may be added, tCO2.</summary>
    public required decimal? CarbonChange { get; init; }

    /// <summary>The amounts, each alone with all others as they are.</summary>
    public required IReadOnlyList<GradeMoveView> Moves { get; init; }
}
