namespace ParkTwin.Domain;

/// <summary>The electricity supply contract of an enterprise, as the registry states it.</summary>
public sealed record SupplyContract
{
    /// <summary>Tariff id of the reference data, for example <c>zj-two-part</c>.</summary>
    public string? Tariff { get; init; }

    /// <summary>Transformer capacity, kVA.</summary>
    public decimal? TransformerKva { get; init; }

    /// <summary>Contracted maximum demand, kW.</summary>
    public decimal? DemandKw { get; init; }

    /// <summary>Supply voltage, kV.</summary>
    public decimal? VoltageKv { get; init; }
}
