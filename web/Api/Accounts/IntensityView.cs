namespace ParkTwin.Web.Api.Accounts;

/// <summary>
/// Intensities of an enterprise or a park in a period: Σ over Σ, never a mean of ratios, with the provincial location-based total
/// whatever scope carbon is asked for. Money in 万元, land in 亩.
/// </summary>
public sealed record IntensityView : AccountView
{
    /// <summary>tce (当量) per 万元 value added.</summary>
    public required decimal? TceCalorificPerValueAdded { get; init; }

    /// <summary>tce (等价) per 万元 value added.</summary>
    public required decimal? TceEquivalentPerValueAdded { get; init; }

    /// <summary>tCO2 per 万元 value added.</summary>
    public required decimal? Tco2PerValueAdded { get; init; }

    /// <summary>tce (当量) per 万元 output.</summary>
    public required decimal? TceCalorificPerOutput { get; init; }

    /// <summary>tCO2 per 万元 output.</summary>
    public required decimal? Tco2PerOutput { get; init; }

    /// <summary>t of fresh water per 万元 value added.</summary>
    public required decimal? WaterPerValueAdded { get; init; }

    /// <summary>t of fresh water per 万元 output.</summary>
    public required decimal? WaterPerOutput { get; init; }

    /// <summary>tCO2 per 亩.</summary>
    public required decimal? Tco2PerMu { get; init; }

    /// <summary>kgce (当量) per m²; <see cref="AreaBasis"/> says of what.</summary>
    public required decimal? KgcePerM2 { get; init; }

    /// <summary>Tax per 亩, 万元.</summary>
    public required decimal? TaxPerMu { get; init; }

    /// <summary>Value added per 亩, 万元.</summary>
    public required decimal? ValueAddedPerMu { get; init; }

    /// <summary>Self-used PV over generated PV (自消纳率), 0..1.</summary>
    public required decimal? SelfConsumption { get; init; }

    /// <summary>Self-used PV over load (自给率), 0..1.</summary>
    public required decimal? SelfSufficiency { get; init; }

    /// <summary>tce (当量) per head.</summary>
    public required decimal? TcePerHead { get; init; }

    /// <summary>Unit consumption by product.</summary>
    public required IReadOnlyDictionary<string, decimal?> ByProduct { get; init; }

    /// <summary><c>floor</c> where <see cref="KgcePerM2"/> takes the floor area, <c>land</c> where land stands in; null where unknown.</summary>
    public required string? AreaBasis { get; init; }

    /// <summary>The unit of each figure.</summary>
    public required IReadOnlyDictionary<string, string> Units { get; init; }
}
