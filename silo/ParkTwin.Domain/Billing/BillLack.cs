namespace ParkTwin.Domain.Billing;

/// <summary>Something that a bill needs and does not have.</summary>
public enum BillLack : byte
{
    /// <summary>No supply contract, or no tariff in it.</summary>
    Tariff = 0,

    /// <summary>The contract names a tariff that the reference data do not have.</summary>
    UnknownTariff = 1,

    /// <summary>The tariff has no price for this month.</summary>
    Price = 2,

    /// <summary>A price begins inside the month.</summary>
    PriceChange = 3,

    /// <summary>The tariff has no demand price, nor a capacity price where one is needed.</summary>
    DemandPrice = 4,

    /// <summary>No time bands are known for the month.</summary>
    Bands = 5,

    /// <summary>No transformer capacity is stated.</summary>
    Transformer = 6,

    /// <summary>No contracted demand is stated although the tariff bills it.</summary>
    ContractDemand = 7,

    /// <summary>No counted meter buys electricity.</summary>
    GridMeter = 8,

    /// <summary>The meters that buy electricity have no reading in the month.</summary>
    Readings = 9,

    /// <summary>No reactive meter: no power factor.</summary>
    ReactiveMeter = 10,
}
