namespace ParkTwin.Domain.Reference;

/// <summary>The documents of a reference set; each is a JSON file <c>Reference/{word}.json</c> and a route.</summary>
public enum ReferenceKind : byte
{
    /// <summary><c>factors</c>: emission factors, coal coefficients, calorific values, conversions.</summary>
    Factors = 0,

    /// <summary><c>tariffs</c>: time bands, prices, demand rules, power-factor adjustment.</summary>
    Tariffs = 1,

    /// <summary><c>industry-means</c>: mean carbon per value added by industry and period.</summary>
    IndustryMeans = 2,

    /// <summary><c>thresholds</c>: the carbon-efficiency code, flag rules, county scoring schemes, allotments.</summary>
    Thresholds = 3,

    /// <summary><c>benchmarks</c>: unit-consumption benchmark and base levels by product.</summary>
    Benchmarks = 4,

    /// <summary><c>schemes</c>: zero-carbon and green park schemes, the quarterly radar's axes and targets.</summary>
    Schemes = 5,

    /// <summary><c>zones</c>: the city's development zones with aliases and validity.</summary>
    Zones = 6,
}
