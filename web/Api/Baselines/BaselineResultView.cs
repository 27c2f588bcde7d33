using ParkTwin.Web.Api.Explaining;

namespace ParkTwin.Web.Api.Baselines;

/// <summary>A period against a baseline (GB/T 36713-2018, ISO 50006).</summary>
public sealed record BaselineResultView
{
    /// <summary>The park.</summary>
    public required string Park { get; init; }

    /// <summary>The enterprise; <c>~</c> for the park's own meters.</summary>
    public required string Enterprise { get; init; }

    /// <summary>The reporting period.</summary>
    public required string Period { get; init; }

    /// <summary>The version that it was compared with.</summary>
    public required BaselineView Baseline { get; init; }

    /// <summary>The factor scope: always provincial.</summary>
    public required string Scope { get; init; }

    /// <summary>provisional: the period as it stands now.</summary>
    public required string State { get; init; }

    /// <summary>Version of the reference set of the reporting period.</summary>
    public required string FactorSet { get; init; }

    /// <summary>Mean completeness of the reporting period's months, 0..1; null where nothing is metered.</summary>
    public required decimal? Completeness { get; init; }

    /// <summary>True while a factor of an older data year stands in.</summary>
    public required bool ProvisionalFactors { get; init; }

    /// <summary>Energy per driver of the reporting period (能源绩效参数).</summary>
    public required decimal? EnPI { get; init; }

    /// <summary>Energy per driver that the baseline expects (能源基准).</summary>
    public required decimal? EnB { get; init; }

    /// <summary>Energy that the baseline expects of the reporting period's driver.</summary>
    public required decimal? Expected { get; init; }

    /// <summary>Energy of the reporting period.</summary>
    public required decimal? Actual { get; init; }

    /// <summary>Expected less actual, in the energy's unit; negative is more than expected. Null also where the coverage of both periods
    /// differs too much to claim a saving.</summary>
    public required decimal? Saved { get; init; }

    /// <summary>What was saved in kWh; null where the baseline is in another unit.</summary>
    public required decimal? SavedKwh { get; init; }

    /// <summary>1 − EnPI/EnB.</summary>
    public required decimal? Improvement { get; init; }

    /// <summary>b of energy = a + b × driver; null for a ratio.</summary>
    public required decimal? Slope { get; init; }

    /// <summary>a of energy = a + b × driver, a month; null for a ratio.</summary>
    public required decimal? Intercept { get; init; }

    /// <summary>R², 0..1; null for a ratio.</summary>
    public required decimal? R2 { get; init; }

    /// <summary>Months that the baseline rests on.</summary>
    public required int N { get; init; }

    /// <summary>The months of the reporting period.</summary>
    public required IReadOnlyList<BaselinePointView> Months { get; init; }

    /// <summary>From each key whose value is null to why, and what to do.</summary>
    public required IReadOnlyDictionary<string, string> Reasons { get; init; }

    /// <summary>From each key to the tree that makes it; the months in it open by their ids.</summary>
    public required IReadOnlyDictionary<string, FigureNodeView> Trees { get; init; }
}
