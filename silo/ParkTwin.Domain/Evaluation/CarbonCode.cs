using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Evaluation;

/// <summary>One edition of the industrial carbon-efficiency code (工业碳效码): limits of the levels and grades.</summary>
public sealed record CarbonCode
{
    /// <summary>Id, unique in the document.</summary>
    public required string Id { get; init; }

    /// <summary>First local date it may be used for; null for any.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last local date it may be used for; null for any.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>L up to which the level is 低碳, tCO₂/万元.</summary>
    public required decimal LowUpTo { get; init; }

    /// <summary>L up to which the level is 中碳, tCO₂/万元; above it 高碳.</summary>
    public required decimal MediumUpTo { get; init; }

    /// <summary>K up to which grades 1, 2, 3 and 4 go; above the last grade 5. Four rising numbers.</summary>
    public required IReadOnlyList<decimal> GradesUpTo { get; init; }

    /// <summary>Completeness below which nothing is graded (不可评价), 0..1.</summary>
    public required decimal MinCompleteness { get; init; }

    /// <summary>The publication or standard.</summary>
    public required string Source { get; init; }

    /// <summary>How sure it is.</summary>
    public required FactorConfidence Confidence { get; init; }
}
