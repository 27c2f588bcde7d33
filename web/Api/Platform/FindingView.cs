namespace ParkTwin.Web.Api.Platform;

/// <summary>One finding: what was seen, against which limit, how large it is, and what is recommended.</summary>
public sealed record FindingView
{
    /// <summary>Its kind, for example <c>night-base-load</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>notice, warning or serious.</summary>
    public required string Severity { get; init; }

    /// <summary>The figure that was compared.</summary>
    public required FindingFigureView Figure { get; init; }

    /// <summary>What it was compared with, in its unit.</summary>
    public required decimal Limit { get; init; }

    /// <summary>Where that limit comes from.</summary>
    public required string LimitSource { get; init; }

    /// <summary>The figures that it rests on beside.</summary>
    public required IReadOnlyList<FindingFigureView> Evidence { get; init; }

    /// <summary>Its size, each figure in its unit: kWh, CNY, tCO2, tce, kW, h.</summary>
    public required IReadOnlyList<FindingFigureView> Size { get; init; }

    /// <summary>What it is called.</summary>
    public required SaidView Title { get; init; }

    /// <summary>What was seen.</summary>
    public required SaidView Text { get; init; }

    /// <summary>What is recommended.</summary>
    public required IReadOnlyList<SaidView> Measures { get; init; }
}
