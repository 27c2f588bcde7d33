namespace ParkTwin.Domain.Accounting;

/// <summary>The figures of one enterprise, or of a whole park, in one period under one factor scope.</summary>
public sealed record Account
{
    /// <summary>The park.</summary>
    public required ParkId Park { get; init; }

    /// <summary>Enterprise id, <see cref="FigureId.WholePark"/> or <see cref="FigureId.ParkOwn"/>.</summary>
    public required string Enterprise { get; init; }

    /// <summary>The period.</summary>
    public required AccountingPeriod Period { get; init; }

    /// <summary>The factor scope of <c>carbon.total</c> and what follows from it.</summary>
    public required FactorScope Scope { get; init; }

    /// <summary>Version of the reference set.</summary>
    public required string FactorSet { get; init; }

    /// <summary>Covered share of the metered time, 0..1; null where no meter counts.</summary>
    public required decimal? Completeness { get; init; }

    /// <summary>Milliseconds of the counted energy meters that are accounted for.</summary>
    public long CoveredMs { get; init; }

    /// <summary>Milliseconds of the counted energy meters that had passed.</summary>
    public long ExpectedMs { get; init; }

    /// <summary>Milliseconds of <see cref="ExpectedMs"/> that lie before the first reading ever of each meter.</summary>
    public long NotBegunMs { get; init; }

    /// <summary>True when a factor of an older data year stands in, or the period is not over.</summary>
    public required bool Provisional { get; init; }

    /// <summary>The figures by key; each opens into its tree.</summary>
    public required IReadOnlyDictionary<string, Figure> Figures { get; init; }

    /// <summary>What a reader has to know: differences between declared and metered, what stands in for what.</summary>
    public IReadOnlyList<AccountNote> Notes { get; init; } = [];

    /// <summary>
    /// Covered share, 0..1, of the time of the meters below a figure, each meter's span once; null where no meter is below it or the
    /// key is unknown.
    /// </summary>
    public decimal? CompletenessOf(string key) => Figures.TryGetValue(key, out var figure) ? FlowCoverage.Of(figure) : null;

    /// <summary>
    /// The least covered share of any energy flow that counts, 0..1: what a guard compares, since one gateway that is hardly read
    /// hides among many meters that are. Null where no meter counts.
    /// </summary>
    public decimal? LeastCompleteness => FlowCoverage.Least(Figures, Completeness);

    /// <summary>The id under which a figure of this account is opened.</summary>
    public FigureId IdOf(string key, int? version = null) => new(Park, Enterprise, Period, Scope, key, version);
}
