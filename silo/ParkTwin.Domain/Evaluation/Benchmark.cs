using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Evaluation;

/// <summary>Benchmark level (标杆水平) and base level (基准水平) of a product's unit consumption (发改产业〔2023〕723号).</summary>
public sealed record Benchmark
{
    /// <summary>Product id, as declared quantities use it.</summary>
    public required string Product { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Unit, for example <c>kgce/t</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Benchmark level; null when not known.</summary>
    public decimal? BenchmarkLevel { get; init; }

    /// <summary>Base level, above which a product is flagged; null when not known.</summary>
    public decimal? BaseLevel { get; init; }

    /// <summary>First local date it may be used for; null for any.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last local date it may be used for; null for any.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The publication.</summary>
    public required string Source { get; init; }

    /// <summary>How sure it is.</summary>
    public required FactorConfidence Confidence { get; init; }

    /// <summary>The base level in another unit of the same kind (tce and kgce convert); null where it does not convert or is not
    /// known.</summary>
    public decimal? BaseIn(string unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (unit == Unit)
        {
            return BaseLevel;
        }

        return unit == Unit.Replace("kgce/", "tce/", StringComparison.Ordinal) ? BaseLevel / 1000m
            : unit.Replace("kgce/", "tce/", StringComparison.Ordinal) == Unit ? BaseLevel * 1000m
            : null;
    }
}
