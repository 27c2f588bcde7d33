using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Reference;

/// <summary>All reference data at one version; a document that the version does not have is empty. Immutable.</summary>
public sealed class ReferenceSet
{
    /// <summary>The set's version.</summary>
    public required string Version { get; init; }

    /// <summary>Emission factors and coefficients.</summary>
    public required FactorTable Factors { get; init; }

    /// <summary>Electricity tariffs.</summary>
    public required TariffTable Tariffs { get; init; }

    /// <summary>Mean carbon per value added by industry and period.</summary>
    public IndustryMeanTable IndustryMeans { get; init; } = IndustryMeanTable.Empty;

    /// <summary>The carbon-efficiency code, flag rules, scoring schemes and allotments.</summary>
    public ThresholdTable Thresholds { get; init; } = ThresholdTable.Empty;

    /// <summary>Unit-consumption benchmark and base levels.</summary>
    public BenchmarkTable Benchmarks { get; init; } = BenchmarkTable.Empty;

    /// <summary>Park schemes and the radar's axes.</summary>
    public SchemeTable Schemes { get; init; } = SchemeTable.Empty;

    /// <summary>The city's development zones.</summary>
    public ZoneRegister Zones { get; init; } = ZoneRegister.Empty;
}
