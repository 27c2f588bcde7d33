using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Diagnosing;

/// <summary>What a diagnosis follows from.</summary>
public sealed record DiagnosisInputs
{
    /// <summary>The account of the period.</summary>
    public required Account Account { get; init; }

    /// <summary>The account of the same period a year before; null where there is none.</summary>
    public Account? YearBefore { get; init; }

    /// <summary>When electricity was bought; null where no meter counts it.</summary>
    public LoadProfile? Load { get; init; }

    /// <summary>First instant of the load profile, Unix milliseconds.</summary>
    public long FromUnixMs { get; init; }

    /// <summary>End of the load profile, exclusive, Unix milliseconds.</summary>
    public long ToUnixMs { get; init; }

    /// <summary>The supply contract; null where none is registered.</summary>
    public SupplyContract? Contract { get; init; }
}
