using ParkTwin.Web.Api.Accounts;

namespace ParkTwin.Web.Api.Declared;

/// <summary>
/// What is declared of a period, with every earlier version. <c>figures</c> holds the ids of what counts in the period's account,
/// where a registry figure or a meter may stand in front.
/// </summary>
public sealed record DeclaredView : AccountView
{
    /// <summary>The newest version, from 1; 0 while nothing is declared. It is the ETag, in quotes.</summary>
    public required int DeclaredVersion { get; init; }

    /// <summary>When the newest version was declared; null for none.</summary>
    public required DateTimeOffset? At { get; init; }

    /// <summary>Who declared it; null for none.</summary>
    public required string? By { get; init; }

    /// <summary>How: api, page, csv, excel or demo; null for none.</summary>
    public required string? Via { get; init; }

    /// <summary>Gross output (产值), 万元.</summary>
    public required decimal? Output { get; init; }

    /// <summary>Value added (增加值), 万元.</summary>
    public required decimal? ValueAdded { get; init; }

    /// <summary>Tax (税收), 万元.</summary>
    public required decimal? Tax { get; init; }

    /// <summary>Land (土地), 亩.</summary>
    public required decimal? LandMu { get; init; }

    /// <summary>Floor area (建筑面积), m².</summary>
    public required decimal? FloorM2 { get; init; }

    /// <summary>Headcount (从业人员).</summary>
    public required decimal? Headcount { get; init; }

    /// <summary>R&amp;D spending (研发经费), 万元.</summary>
    public required decimal? ResearchAndDevelopment { get; init; }

    /// <summary>Pollutant equivalents (排放量).</summary>
    public required decimal? Emissions { get; init; }

    /// <summary>Declared flows.</summary>
    public required IReadOnlyList<ActivityEntry> Activities { get; init; }

    /// <summary>Declared products.</summary>
    public required IReadOnlyList<ProductEntry> Products { get; init; }

    /// <summary>Declared green certificates.</summary>
    public required IReadOnlyList<CertificateEntry> Certificates { get; init; }

    /// <summary>Every version, oldest first.</summary>
    public required IReadOnlyList<DeclaredVersionView> History { get; init; }
}
