using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Explaining;

namespace ParkTwin.Web.Api.Platform;

/// <summary>The diagnosis of an enterprise in a period.</summary>
public sealed record DiagnosisView
{
    /// <summary>The park.</summary>
    public required string Park { get; init; }

    /// <summary>The enterprise; <c>~</c> for the park's own meters.</summary>
    public required string Enterprise { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its industry (GB/T 4754); null where none is stated.</summary>
    public required string? Industry { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>The factor scope: always provincial.</summary>
    public required string Scope { get; init; }

    /// <summary>provisional, final or restated.</summary>
    public required string State { get; init; }

    /// <summary>The reported version that is shown; null while the period is provisional.</summary>
    public required int? Version { get; init; }

    /// <summary>Version of the reference set.</summary>
    public required string FactorSet { get; init; }

    /// <summary>Covered share of the metered time of the least covered flow, 0..1; null where no meter counts.</summary>
    public required decimal? Completeness { get; init; }

    /// <summary>Estimated share of the metered electricity, 0..1; null where none is metered.</summary>
    public required decimal? EstimatedShare { get; init; }

    /// <summary>True while a factor of an older data year stands in, or the period is not over.</summary>
    public required bool ProvisionalFactors { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The findings, the gravest first; empty where nothing was found.</summary>
    public required IReadOnlyList<FindingView> Findings { get; init; }

    /// <summary>The kinds that were looked for.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>The factors, prices and limits that carbon, energy, cost and grade rest on, each once.</summary>
    public required IReadOnlyList<FigureNodeView> Factors { get; init; }

    /// <summary>What a reader has to know.</summary>
    public required IReadOnlyList<NoteView> Notes { get; init; }
}
