using ParkTwin.Web.Api.Accounts;

namespace ParkTwin.Web.Api.Explaining;

/// <summary>A figure opened down to formula, factors with version and source, coverage, meters and declarations.</summary>
public sealed record ExplainView : FigureNodeView
{
    /// <summary>The id that was asked for.</summary>
    public required string Id { get; init; }

    /// <summary>The park.</summary>
    public required string Park { get; init; }

    /// <summary>The enterprise; null for a whole park, <c>~</c> for the park's own meters.</summary>
    public required string? Enterprise { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>First instant of the period.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>End of the period, exclusive.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The factor scope.</summary>
    public required string Scope { get; init; }

    /// <summary>The reported version that is shown; null for the figure as it stands now.</summary>
    public required int? Version { get; init; }

    /// <summary>State of the period: provisional, final or restated.</summary>
    public required string State { get; init; }

    /// <summary>Version of the reference set the shown figure was made with.</summary>
    public required string FactorSet { get; init; }

    /// <summary>Covered share of the metered time, 0..1; null where no meter counts.</summary>
    public required decimal? Completeness { get; init; }

    /// <summary>True while a factor of an older data year stands in, or the period is not over.</summary>
    public required bool ProvisionalFactors { get; init; }

    /// <summary>How much of what the figure follows from was measured, estimated and declared, by unit.</summary>
    public required IReadOnlyList<EvidencePartView> Parts { get; init; }

    /// <summary>The meters the figure follows from.</summary>
    public required IReadOnlyList<FigureSourceView> Meters { get; init; }

    /// <summary>The declarations it follows from.</summary>
    public required IReadOnlyList<FigureSourceView> Declarations { get; init; }

    /// <summary>The reference entries it follows from, with the values that were taken.</summary>
    public required IReadOnlyList<FigureNodeView> Factors { get; init; }

    /// <summary>What a reader has to know of it.</summary>
    public required IReadOnlyList<NoteView> Notes { get; init; }

    /// <summary>The same figure in every reported version, oldest first; empty while the period is provisional.</summary>
    public required IReadOnlyList<ReportedFigureView> Reported { get; init; }

    /// <summary>The same figure as it stands now, where a reported version is shown; null otherwise.</summary>
    public required ReportedFigureView? Current { get; init; }
}
