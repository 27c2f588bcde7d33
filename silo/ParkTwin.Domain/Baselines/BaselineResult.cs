using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Baselines;

/// <summary>A reporting period against a baseline. Every figure opens into the tree that makes it.</summary>
public sealed record BaselineResult
{
    /// <summary>The version that it was compared with.</summary>
    public required Baseline Baseline { get; init; }

    /// <summary>The reporting period.</summary>
    public required AccountingPeriod Period { get; init; }

    /// <summary><c>baseline.enb</c>: energy per driver that the baseline expects in the reporting period.</summary>
    public required Figure EnB { get; init; }

    /// <summary><c>baseline.enpi</c>: energy per driver of the reporting period (能源绩效参数).</summary>
    public required Figure EnPI { get; init; }

    /// <summary><c>baseline.expected</c>: the energy that the baseline expects of the reporting period's driver.</summary>
    public required Figure Expected { get; init; }

    /// <summary><c>baseline.actual</c>: the energy of the reporting period.</summary>
    public required Figure Actual { get; init; }

    /// <summary><c>baseline.saved</c>: expected less actual; negative is more than expected.</summary>
    public required Figure Saved { get; init; }

    /// <summary><c>baseline.improvement</c>: 1 − EnPI/EnB.</summary>
    public required Figure Improvement { get; init; }

    /// <summary><c>baseline.slope</c>: b of energy = a + b × driver; null for a ratio.</summary>
    public Figure? Slope { get; init; }

    /// <summary><c>baseline.intercept</c>: a of energy = a + b × driver; null for a ratio.</summary>
    public Figure? Intercept { get; init; }

    /// <summary><c>baseline.r2</c>: R², 0..1; null for a ratio.</summary>
    public Figure? R2 { get; init; }

    /// <summary>Months that the baseline rests on.</summary>
    public required int N { get; init; }
}
