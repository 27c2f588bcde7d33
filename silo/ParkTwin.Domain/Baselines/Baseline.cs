using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Baselines;

/// <summary>
/// One version of an energy baseline (能源基准, EnB) of an enterprise: GB/T 36713-2018 (ISO 50006). A re-baseline is a further
/// version with its reason; older ones are kept. The months are kept as they were when it was made, so that a later reading never
/// changes it.
/// </summary>
public sealed record Baseline
{
    /// <summary>Id, unique in the enterprise; the versions of one baseline share it.</summary>
    public required string Id { get; init; }

    /// <summary>From 1, rising by one with each re-baseline.</summary>
    public required int Version { get; init; }

    /// <summary>Name for people; null shows the id.</summary>
    public string? Name { get; init; }

    /// <summary>How it is made.</summary>
    public required BaselineModel Model { get; init; }

    /// <summary>Key of the energy figure, for example <c>energy.loadKwh</c> or <c>energy.tceCalorific</c>.</summary>
    public required string Energy { get; init; }

    /// <summary>Unit of the energy, for example <c>kWh</c>.</summary>
    public required string EnergyUnit { get; init; }

    /// <summary>Key of the driver, for example <c>declared.output</c>, <c>declared.headcount</c>, <c>product.cement</c>,
    /// <c>degreeDays.heating</c>.</summary>
    public required string Driver { get; init; }

    /// <summary>Unit of the driver, for example <c>10k CNY</c> or <c>K·d</c>.</summary>
    public required string DriverUnit { get; init; }

    /// <summary>The reference period.</summary>
    public required AccountingPeriod Reference { get; init; }

    /// <summary>Its months, as they were when the version was made.</summary>
    public required IReadOnlyList<BaselinePoint> Points { get; init; }

    /// <summary>First month that it is compared with; an earlier month takes the version before.</summary>
    public required LocalMonth From { get; init; }

    /// <summary>Least completeness of both periods, 0..1.</summary>
    public decimal LeastCompleteness { get; init; } = 0.9m;

    /// <summary>Greatest difference of completeness between both periods, 0..1.</summary>
    public decimal CompletenessTolerance { get; init; } = 0.05m;

    /// <summary>Why this version was made, for example a new production line.</summary>
    public required string Reason { get; init; }

    /// <summary>Who made it: an account, or <c>local</c> while there is no sign-in.</summary>
    public required string By { get; init; }

    /// <summary>When, Unix milliseconds.</summary>
    public required long AtUnixMs { get; init; }
}
