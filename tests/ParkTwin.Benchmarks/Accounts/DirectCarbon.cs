using System.Text.Json.Nodes;

namespace ParkTwin.Benchmarks.Accounts;

/// <summary>
/// Carbon straight from the sums and the numbers of the factor document, without the accountant: what its figures are checked against.
/// </summary>
internal sealed class DirectCarbon(JsonNode factors)
{
    private readonly decimal _grid = Value(factors, "co2.electricity.zhejiang.2023");
    private readonly decimal _heat = Value(factors, "co2.heat.default");
    private readonly decimal _gas = Value(factors, "ncv.natural-gas") * Value(factors, "cc.natural-gas") * Value(factors, "ox.natural-gas");

    /// <summary>Scope 1 and location-based scope 2 of a month, tCO2.</summary>
    public decimal Of(FirmYear firm, int month)
    {
        var (grid, gas, heat) = (Units(firm, 0, month), Units(firm, 2, month), Units(firm, 3, month));
        return (grid * _grid / 1000m) + (heat * _heat) + (gas / 10_000m * _gas * 44m / 12m);
    }

    private static decimal Units(FirmYear firm, int meter, int month) => firm.Amount(meter, month) / 1_000_000m;

    private static decimal Value(JsonNode factors, string id) => (decimal)ReferenceFile.Entry(factors, id)["value"]!;
}
