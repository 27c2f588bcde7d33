namespace ParkTwin.Domain.Reference;

/// <summary>All reference data at one version. Immutable.</summary>
public sealed class ReferenceSet
{
    /// <summary>The set's version.</summary>
    public required string Version { get; init; }

    /// <summary>Emission factors and coefficients.</summary>
    public required FactorTable Factors { get; init; }

    /// <summary>Electricity tariffs.</summary>
    public required Tariffs.TariffTable Tariffs { get; init; }
}
