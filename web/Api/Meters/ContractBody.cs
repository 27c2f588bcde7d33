namespace ParkTwin.Web.Api.Meters;

/// <summary>A supply contract.</summary>
public sealed record ContractBody
{
    /// <summary>Id of the tariff in the reference data.</summary>
    public string? Tariff { get; init; }

    /// <summary>Transformer capacity, kVA.</summary>
    public decimal? TransformerKva { get; init; }

    /// <summary>Contracted demand, kW.</summary>
    public decimal? DemandKw { get; init; }

    /// <summary>Voltage, kV.</summary>
    public decimal? VoltageKv { get; init; }
}
