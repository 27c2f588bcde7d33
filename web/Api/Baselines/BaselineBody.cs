namespace ParkTwin.Web.Api.Baselines;

/// <summary>A baseline to be kept; an id that is there already gets a new version.</summary>
public sealed record BaselineBody
{
    /// <summary>Id, unique in the enterprise: 1 to 64 of ASCII letters, digits, '-', '_' and '.'.</summary>
    public string? Id { get; init; }

    /// <summary>Name for people; null shows the id.</summary>
    public string? Name { get; init; }

    /// <summary>Key of the energy figure, for example <c>energy.loadKwh</c> or <c>energy.tceCalorific</c>.</summary>
    public string? Energy { get; init; }

    /// <summary>Key of the driver, for example <c>declared.output</c>, <c>declared.valueAdded</c> or <c>declared.product.cement</c>.</summary>
    public string? Driver { get; init; }

    /// <summary>The reference period, for example <c>2025</c>.</summary>
    public string? Reference { get; init; }

    /// <summary>First month that is compared, for example <c>2026-01</c>; null is the month after the reference period.</summary>
    public string? From { get; init; }

    /// <summary>ratio or regression (from six months on).</summary>
    public string? Method { get; init; }

    /// <summary>Least completeness of both periods, 0..1; null is 0.9.</summary>
    public decimal? CoverageLimit { get; init; }

    /// <summary>Greatest difference of completeness between both periods, 0..1; null is 0.05.</summary>
    public decimal? CoverageTolerance { get; init; }

    /// <summary>Why this version is made.</summary>
    public string? Note { get; init; }
}
