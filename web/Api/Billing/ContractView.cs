namespace ParkTwin.Web.Api.Billing;

/// <summary>The supply contract as the registry states it.</summary>
/// <param name="Tariff">Tariff id.</param>
/// <param name="TransformerKva">Transformer capacity, kVA.</param>
/// <param name="DemandKw">Contracted maximum demand, kW.</param>
/// <param name="VoltageKv">Supply voltage, kV.</param>
public sealed record ContractView(string? Tariff, decimal? TransformerKva, decimal? DemandKw, decimal? VoltageKv);
