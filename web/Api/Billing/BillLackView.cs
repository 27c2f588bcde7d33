namespace ParkTwin.Web.Api.Billing;

/// <summary>Something that the bill needs and does not have.</summary>
/// <param name="What">tariff, unknown-tariff, price, price-change, demand-price, bands, transformer, contract-demand, grid-meter, readings or
/// reactive-meter.</param>
/// <param name="Who">The role that can mend it: operator, platform or enterprise.</param>
public sealed record BillLackView(string What, string Who);
