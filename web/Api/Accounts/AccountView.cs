namespace ParkTwin.Web.Api.Accounts;

/// <summary>What every answer of an account carries beside its figures.</summary>
public abstract record AccountView
{
    /// <summary>The park.</summary>
    public string Park { get; init; } = string.Empty;

    /// <summary>The enterprise; null for a whole park, <c>~</c> for the park's own meters.</summary>
    public string? Enterprise { get; init; }

    /// <summary>The period, for example <c>2023</c>, <c>2023-Q3</c>, <c>2023-07</c> or <c>2023-07-R12</c>.</summary>
    public string Period { get; init; } = string.Empty;

    /// <summary>The factor scope: provincial, regional or national.</summary>
    public string Scope { get; init; } = string.Empty;

    /// <summary>provisional, final (locked: the figures are the reported ones) or restated (a later version stands beside them).</summary>
    public string State { get; init; } = string.Empty;

    /// <summary>The reported version that is shown; null while the period is provisional.</summary>
    public int? Version { get; init; }

    /// <summary>Version of the reference set the figures were made with.</summary>
    public string FactorSet { get; init; } = string.Empty;

    /// <summary>Covered share of the metered time, 0..1; null where no meter counts.</summary>
    public decimal? Completeness { get; init; }

    /// <summary>True while a factor of an older data year stands in, or the period is not over.</summary>
    public bool ProvisionalFactors { get; init; }

    /// <summary>What a reader has to know.</summary>
    public IReadOnlyList<NoteView> Notes { get; init; } = [];

    /// <summary>From each key of this answer to the id that <c>GET /api/explain/{figure}</c> opens.</summary>
    public IReadOnlyDictionary<string, string> Figures { get; init; } = new Dictionary<string, string>();

    /// <summary>From each key whose value is null to why, and what to do.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// From each known key to the ids of the reference entries with confidence <c>check</c> that its value rests on: to be checked before
    /// a formal report, and shown beside the value. A constant of a formula stands by its key. A key that rests on none is left out.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Checks { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The newest restatement with its differences; null where there is none.</summary>
    public RestatementView? Restated { get; init; }
}
