using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Diagnosing;

/// <summary>
/// One finding of a diagnosis: what was seen, in which figures, against which limit, and how large it is. A size that cannot be known
/// is a figure without a value and with its reason; a finding without a known figure is not made.
/// </summary>
public sealed record Finding
{
    /// <summary>Its kind, one of <see cref="Diagnosis.Kinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>How much it asks for.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>The figure that was compared.</summary>
    public required Figure Figure { get; init; }

    /// <summary>What it was compared with, in the figure's unit.</summary>
    public required decimal Limit { get; init; }

    /// <summary>Where that limit comes from.</summary>
    public required string LimitSource { get; init; }

    /// <summary>The figures that it rests on, beside <see cref="Figure"/>.</summary>
    public required IReadOnlyList<Figure> Evidence { get; init; }

    /// <summary>Its size: each figure in its unit (kWh, CNY, tCO2, tce, kW, h).</summary>
    public required IReadOnlyList<Figure> Size { get; init; }

    /// <summary>What it is called.</summary>
    public required Said Title { get; init; }

    /// <summary>What was seen, with its figures.</summary>
    public required Said Text { get; init; }

    /// <summary>What is recommended.</summary>
    public required IReadOnlyList<Said> Measures { get; init; }
}
