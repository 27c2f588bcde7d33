namespace ParkTwin.Domain.Declared;

/// <summary>What an enterprise declares of a period. Null is unknown, never 0. Money in 万元.</summary>
public sealed record DeclaredFigures
{
    /// <summary>Gross output (产值), 万元.</summary>
    public decimal? Output { get; init; }

    /// <summary>Value added (增加值), 万元; may be zero or negative: then intensities are not evaluable.</summary>
    public decimal? ValueAdded { get; init; }

    /// <summary>Tax (税收), 万元.</summary>
    public decimal? Tax { get; init; }

    /// <summary>Land (土地), 亩.</summary>
    public decimal? LandMu { get; init; }

    /// <summary>Floor area (建筑面积), m².</summary>
    public decimal? FloorM2 { get; init; }

    /// <summary>Headcount (从业人员).</summary>
    public decimal? Headcount { get; init; }

    /// <summary>R&amp;D spending (研发经费), 万元.</summary>
    public decimal? ResearchAndDevelopment { get; init; }

    /// <summary>Pollutant equivalents of the county's 亩均 scheme (排放量), in the scheme's unit.</summary>
    public decimal? Emissions { get; init; }

    /// <summary>Fuels, heat and other flows.</summary>
    public IReadOnlyList<DeclaredActivity> Activities { get; init; } = [];

    /// <summary>Products and quantities.</summary>
    public IReadOnlyList<DeclaredProduct> Products { get; init; } = [];

    /// <summary>Green certificates retired for the period.</summary>
    public IReadOnlyList<GreenCertificate> Certificates { get; init; } = [];
}
