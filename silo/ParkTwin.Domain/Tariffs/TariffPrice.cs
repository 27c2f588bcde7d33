using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tariffs;

/// <summary>
/// The prices of a tariff from a local date until the next entry's. A band's price is
/// <see cref="FlatBase"/> × the band's ratio + <see cref="FixedPart"/>. Null is not known, and then there is no cost.
/// </summary>
public sealed record TariffPrice
{
    /// <summary>First local date.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Least supply voltage it is for, kV; null for any.</summary>
    public decimal? LeastVoltageKv { get; init; }

    /// <summary>The part of the flat price (平段) that floats with the band, 元/kWh.</summary>
    public decimal? FlatBase { get; init; }

    /// <summary>The part that does not float, 元/kWh; 0 where everything floats.</summary>
    public decimal? FixedPart { get; init; }

    /// <summary>Price of maximum demand (需量电价), 元 per kW and month; two-part only.</summary>
    public decimal? DemandPrice { get; init; }

    /// <summary>Price of transformer capacity (容量电价), 元 per kVA and month; two-part only.</summary>
    public decimal? CapacityPrice { get; init; }

    /// <summary>The document that sets it, or where it has to be asked for.</summary>
    public required string Citation { get; init; }

    /// <summary>How sure it is.</summary>
    public required FactorConfidence Confidence { get; init; }
}
