using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Evaluation;

/// <summary>A limit of the carbon-efficiency code next to where an enterprise stands, and the amounts that would take it there.</summary>
public sealed record GradeTarget
{
    /// <summary>True for the limit to the next better class, false for the limit beyond which the present one is lost.</summary>
    public required bool Better { get; init; }

    /// <summary>The present class, 1 the best.</summary>
    public required int From { get; init; }

    /// <summary>The class on the other side of the limit.</summary>
    public required int To { get; init; }

    /// <summary>The limit: of K for a grade, of L for a level.</summary>
    public required Figure Limit { get; init; }

    /// <summary>The carbon at which the limit is met exactly, tCO2; up to it, it included, the better class holds.</summary>
    public required Figure Carbon { get; init; }

    /// <summary>What would have to be saved, or may be added, tCO2.</summary>
    public required Figure CarbonChange { get; init; }

    /// <summary>The amounts, each alone.</summary>
    public required IReadOnlyList<GradeMove> Moves { get; init; }
}
