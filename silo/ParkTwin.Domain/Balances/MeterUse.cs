namespace ParkTwin.Domain.Balances;

/// <summary>What the ledger of one meter holds of a span. Immutable.</summary>
public sealed record MeterUse
{
    /// <summary>Nothing known of a span that nothing was expected of.</summary>
    public static MeterUse Unknown { get; } = new() { Amount = null, Estimated = 0, CoveredMs = 0, ExpectedMs = 0, Nights = [] };

    /// <summary>Whole millionths of the meter's measure; null where nothing is known.</summary>
    public required long? Amount { get; init; }

    /// <summary>The estimated part of <see cref="Amount"/>.</summary>
    public required long Estimated { get; init; }

    /// <summary>Milliseconds of the span that readings account for.</summary>
    public required long CoveredMs { get; init; }

    /// <summary>Milliseconds of the span that have passed.</summary>
    public required long ExpectedMs { get; init; }

    /// <summary>Lowest use of any full hour of each night before the span's end, millionths, oldest first; null for a night that was not
    /// measured through.</summary>
    public required IReadOnlyList<long?> Nights { get; init; }

    /// <summary>Covered share of the span, 0 to 1; 0 where nothing was expected.</summary>
    public decimal Completeness => ExpectedMs <= 0 ? 0m : Math.Min(1m, (decimal)CoveredMs / ExpectedMs);
}
