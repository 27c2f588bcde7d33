namespace ParkTwin.Web.Api.Declared;

/// <summary>
/// What an enterprise declares of a period; it replaces what was declared of that period before as a whole. A missing key is null:
/// unknown, never 0. Money in 万元.
/// </summary>
public sealed record DeclaredBody
{
    /// <summary>Gross output (产值), 万元.</summary>
    public decimal? Output { get; init; }

    /// <summary>Value added (增加值), 万元; may be negative.</summary>
    public decimal? ValueAdded { get; init; }

    /// <summary>Tax (税收), 万元.</summary>
    public decimal? Tax { get; init; }

    /// <summary>Land (土地), 亩; null takes the registry's.</summary>
    public decimal? LandMu { get; init; }

    /// <summary>Floor area (建筑面积), m²; null takes the registry's, then land.</summary>
    public decimal? FloorM2 { get; init; }

    /// <summary>Headcount (从业人员).</summary>
    public decimal? Headcount { get; init; }

    /// <summary>R&amp;D spending (研发经费), 万元.</summary>
    public decimal? ResearchAndDevelopment { get; init; }

    /// <summary>Pollutant equivalents (排放量) of the county's 亩均 scheme, in the scheme's unit.</summary>
    public decimal? Emissions { get; init; }

    /// <summary>Flows that no meter measures; where a meter does, it counts and the difference is shown.</summary>
    public IReadOnlyList<ActivityEntry?>? Activities { get; init; }

    /// <summary>Products and quantities.</summary>
    public IReadOnlyList<ProductEntry?>? Products { get; init; }

    /// <summary>Green certificates retired for the period; a number counts once, for one firm and period.</summary>
    public IReadOnlyList<CertificateEntry?>? Certificates { get; init; }
}
