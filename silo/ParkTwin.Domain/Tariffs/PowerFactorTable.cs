using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tariffs;

/// <summary>A table of the power-factor adjustment (力调电费, (83)水电财字第215号). Immutable.</summary>
public sealed record PowerFactorTable
{
    /// <summary>Id, unique in the document.</summary>
    public required string Id { get; init; }

    /// <summary>The standard that users of this table have to keep, for example 0.90.</summary>
    public required decimal Standard { get; init; }

    /// <summary>Least transformer capacity that it is for, kVA.</summary>
    public required decimal LeastKva { get; init; }

    /// <summary>Least supply voltage that it is for, kV; null for any.</summary>
    public decimal? LeastVoltageKv { get; init; }

    /// <summary>The rows; together they hold every hundredth from 0 to 1 once.</summary>
    public required IReadOnlyList<PowerFactorRow> Rows { get; init; }

    /// <summary>The document.</summary>
    public required string Citation { get; init; }

    /// <summary>How sure it is.</summary>
    public required FactorConfidence Confidence { get; init; }

    /// <summary>The row of a power factor that is rounded to two decimals.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not 0 to 1.</exception>
    public PowerFactorRow RowOf(decimal rounded) =>
        Rows.FirstOrDefault(row => row.Lowest <= rounded && rounded <= row.Highest)
        ?? throw new ArgumentOutOfRangeException(nameof(rounded), rounded, "A power factor is 0 to 1, rounded to two decimals.");

    /// <summary>The share of energy and basic charge by which a power factor (two decimals) raises the bill; negative lowers it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not 0 to 1.</exception>
    public decimal ShareAt(decimal rounded)
    {
        var row = RowOf(rounded);
        return row.Fixed + (row.Step * (row.CountFrom - rounded) * 100m);
    }
}
